import { words } from "./words.js";

const api = new URL("../api/v1/", document.baseURI);
const alerts = "realms/live/alerts";
const at = (id) => document.getElementById(id);
const changes = ["alert.raised", "alert.called", "alert.delivered", "alert.acknowledged", "alert.ended",
  "alert.unanswered"];
let language = localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
let session = null;
let stream = null;
let failures = 0;

const word = (key, ...values) => {
  const text = words[language][key];
  return typeof text === "function" ? text(...values) : text;
};

const say = (text) => { at("message").textContent = text ?? ""; };

const clock = (time) => new Date(time).toLocaleString(language === "zh" ? "zh-CN" : "en-GB",
  { timeZone: "Asia/Shanghai", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });

// A key per command, so that one that is sent twice has one effect. randomUUID needs a secure context.
const key = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

async function call(path, method = "GET", body) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET") {
    headers["Idempotency-Key"] = key();
    if (session?.token) headers["X-CSRF-TOKEN"] = session.token;
  }
  return fetch(new URL(path, api), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}

async function told(answer) {
  const problem = await answer.json().catch(() => null);
  return problem?.detail ?? problem?.title ?? `HTTP ${answer.status}`;
}

function paint() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = `${word("title")} · Alliance`;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  at("language").textContent = word("other");
  const places = (session?.roles ?? []).filter((r) => r.onDuty && r.placeName).map((r) => r.placeName);
  at("who").textContent = session?.person ? [session.person, ...places].join(" · ") : "";
}

function item({ alert, title, text }) {
  const li = document.createElement("li");
  li.id = `alert-${alert.alert}`;
  li.className = alert.priority;
  const add = (tag, content, className) => {
    const node = li.appendChild(document.createElement(tag));
    node.textContent = content;
    if (className) node.className = className;
    return node;
  };
  add("h2", title[language]);
  if (text[language] !== title[language]) add("p", text[language]);
  if (alert.until) add("p", word("until", clock(alert.until)));
  for (const one of alert.calls) add("p", word("call", one, clock(one.at)), "calls");
  add("button", word("acknowledge")).addEventListener("click", () => acknowledge(alert.alert));
  return li;
}

async function acknowledge(number) {
  const answer = await call(`${alerts}/${number}/acknowledgement`, "POST", {});
  say(answer.ok ? "" : await told(answer));
  await show();
}

// Each alert is acknowledged by itself: one that is refused leaves the others.
async function acknowledgeAll(numbers) {
  at("all").disabled = true;
  const refused = [];
  for (const number of numbers) {
    const answer = await call(`${alerts}/${number}/acknowledgement`, "POST", {});
    if (!answer.ok) refused.push(await told(answer));
  }
  at("all").disabled = false;
  await show();
  if (refused.length > 0) say(refused[0]);
}

function paintAll(details) {
  const own = details.filter((d) => d.alert.calls.some((c) => c.account === session?.account));
  at("all").hidden = own.length < 2;
  at("all").textContent = word("acknowledgeAll", own.length);
  at("all").onclick = () => acknowledgeAll(own.map((d) => d.alert.alert)).catch((e) => say(e.message));
}

async function show() {
  const answer = await call(`${alerts}?state=open&limit=50`);
  if (answer.status === 401) return start();
  if (!answer.ok) return say(await told(answer));
  const open = await answer.json();
  const details = await Promise.all(
    open.items.map(async (a) => (await call(`${alerts}/${a.alert}`)).json()));
  const rank = { lifeSaving: 0, urgent: 1, routine: 2 };
  details.sort((a, b) => rank[a.alert.priority] - rank[b.alert.priority] || a.alert.alert - b.alert.alert);
  at("alerts").replaceChildren(...details.map(item));
  paintAll(details);
  say(details.length === 0 ? word("none") : "");
  document.title = `${details.length > 0 ? `(${details.length}) ` : ""}${word("title")} · Alliance`;
  if (location.hash) document.querySelector(CSS.escape(location.hash.slice(1)))?.scrollIntoView();
}

function watch() {
  stream?.close();
  let wanted = null;
  stream = new EventSource(new URL(`realms/live/events?types=${changes.join(",")}`, api));
  const soon = () => { wanted ??= setTimeout(() => { wanted = null; show(); }, 200); };
  for (const type of changes) stream.addEventListener(type, soon);
  stream.onopen = () => { if (failures > 0) { failures = 0; show(); } };
  stream.onerror = () => { failures++; say(word("lost")); };
}

async function registration() {
  return "serviceWorker" in navigator ? navigator.serviceWorker.register("worker.js") : null;
}

async function paintPush() {
  const worker = await registration().catch(() => null);
  const button = at("push");
  button.hidden = !worker?.pushManager || !session?.account;
  if (button.hidden) return;
  const subscription = await worker.pushManager.getSubscription();
  button.textContent = word(subscription ? "turnOff" : "turnOn");
  button.onclick = () => (subscription ? turnOff(subscription) : turnOn(worker)).catch((e) => say(e.message));
}

async function turnOn(worker) {
  if (await Notification.requestPermission() !== "granted") return say(word("refused"));
  const { publicKey } = await (await call("session/push-key")).json();
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  const answer = await call("session/subscriptions", "POST", { ...subscription.toJSON(), language });
  if (!answer.ok) {
    await subscription.unsubscribe();
    return say(await told(answer));
  }
  localStorage.setItem("subscription", (await answer.json()).id);
  return paintPush();
}

async function turnOff(subscription) {
  await call(`session/subscriptions/${localStorage.getItem("subscription")}`, "DELETE");
  await subscription.unsubscribe();
  return paintPush();
}

async function start() {
  const answer = await call("session");
  session = answer.ok ? await answer.json() : null;
  at("sign-in").hidden = session !== null;
  at("leave").hidden = !session?.account;
  at("alerts").replaceChildren();
  at("all").hidden = true;
  stream?.close();
  paint();
  await paintPush();
  if (session === null) return say("");
  if (session.open) return say(word("open"));
  watch();
  return show();
}

at("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await call("session", "POST",
    { name: at("name").value, password: at("password").value, code: at("code").value || null });
  at("password").value = at("code").value = "";
  if (!answer.ok) return say(answer.status === 401 ? word("wrong") : await told(answer));
  return start();
});

at("leave").addEventListener("click", async () => {
  const answer = await call("session", "DELETE");
  if (answer.status !== 200) return start();
  const { goTo, state } = await answer.json();
  sessionStorage.setItem("signedOut", state);
  location.assign(goTo);
});

at("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
  return start();
});

// The single sign-on sends the browser back with the state of the sign-out that this page began.
function cameBack() {
  const state = new URLSearchParams(location.search).get("state");
  if (state === null) return;
  history.replaceState(null, "", location.pathname);
  if (state === sessionStorage.getItem("signedOut") && session === null) say(word("signedOut"));
  sessionStorage.removeItem("signedOut");
}

start().then(cameBack).catch((failure) => say(failure.message));
