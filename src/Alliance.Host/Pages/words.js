// The words of the page, in both languages.
export const words = {
  zh: {
    title: "待应答呼叫",
    name: "账户",
    password: "密码",
    code: "动态口令（如已启用）",
    signIn: "登录",
    signOut: "退出登录",
    other: "English",
    acknowledge: "我已知悉，由我处理",
    acknowledgeAll: (count) => `呼叫我的 ${count} 项均已知悉，由我处理`,
    none: "没有待应答的呼叫。",
    open: "本服务尚未设置账户，不呼叫任何人。",
    lost: "与服务器的连接已断开，正在重试。",
    signedOut: "已在本系统和统一身份认证退出登录。",
    wrong: "账户、密码或动态口令不正确，或账户已锁定、停用。",
    turnOn: "在此浏览器接收呼叫",
    turnOff: "此浏览器不再接收呼叫",
    noPush: "此浏览器不能接收推送，或页面不是经 TLS 打开的。",
    refused: "浏览器未允许通知，请在浏览器设置中允许。",
    until: (time) => `须于 ${time} 前答复`,
    call: (call, time) =>
      `${time} 呼叫 ${call.person}（${call.officeName}${call.named > 1 ? `，一次呼叫共 ${call.named} 项` : ""}）：`
      + ways(call, "已发出", "未送达", "仅屏幕显示"),
  },
  en: {
    title: "Alerts to answer",
    name: "Account",
    password: "Password",
    code: "One-time code (where you have one)",
    signIn: "Sign in",
    signOut: "Sign out",
    other: "中文",
    acknowledge: "I have seen it and look after it",
    acknowledgeAll: (count) => `I have seen all ${count} that I was called for, and look after them`,
    none: "Nothing waits for an answer.",
    open: "This server has no accounts yet, so nobody is called.",
    lost: "The connection to the server is lost. It is tried again.",
    signedOut: "You are signed out here and at the single sign-on.",
    wrong: "Account, password or code is wrong, or the account is locked or disabled.",
    turnOn: "Get calls in this browser",
    turnOff: "Get no more calls in this browser",
    noPush: "This browser takes no web push, or the page was not opened over TLS.",
    refused: "The browser does not allow notifications. Allow them in its settings.",
    until: (time) => `Answer by ${time}`,
    call: (call, time) =>
      `${time} ${call.person} (${call.officeName}) called${call.named > 1 ? ` for ${call.named} at once` : ""}: `
      + ways(call, "sent", "failed", "on the screen only"),
  },
};

function ways(call, sent, failed, none) {
  if (!call.deliveries) return "…";
  if (call.deliveries.length === 0) return none;
  return call.deliveries.map((d) => `${d.channel} ${d.fault ? failed : sent}`).join(", ");
}
