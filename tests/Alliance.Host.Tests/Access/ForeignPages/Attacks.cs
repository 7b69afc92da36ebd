namespace Alliance.Host.Tests.Access.ForeignPages;

/// <summary>Scripts that a page tries on an Alliance server. Each takes <c>{ realm, body, bounce }</c>: the address of
/// a realm, a request for aid as JSON text, and an address that sends on to what is added to it. It ends with what the
/// page could read, or with an empty text.</summary>
internal static class Attacks
{
    /// <summary>Each by what it is.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        // These would raise a request for aid, or drop the realm.
        ["a form that posts text"] = Form("_self"),
        ["a form that posts into a frame"] = Form("inner"),
        ["a form that posts into a new window"] = Form("_blank"),
        ["a form of a page that hides where it comes from"] = $$"""
            p => { document.head.insertAdjacentHTML("beforeend", '<meta name="referrer" content="no-referrer">');
                return ({{Form("_self")}})(p); }
            """,
        ["a fetch with text"] = Fetch("""method: "POST", body: p.body"""),
        ["a fetch with text that wants no answer"] = Fetch("""method: "POST", body: p.body, mode: "no-cors" """),
        ["a fetch that hides where it comes from"] =
            Fetch("""method: "POST", body: p.body, mode: "no-cors", referrerPolicy: "no-referrer" """),
        ["a beacon"] = """p => { navigator.sendBeacon(p.realm + "/aid-requests", p.body); return ""; }""",
        ["a fetch with JSON, which asks first"] = Fetch(Json),
        ["a fetch with a key, which asks first"] =
            Fetch("""method: "POST", body: p.body, headers: { "Idempotency-Key": "x" }"""),
        ["a fetch with text that is sent on"] = Fetch("""method: "POST", body: p.body""", "p.bounce + "),
        ["a fetch with text that is sent on and wants no answer"] =
            Fetch("""method: "POST", body: p.body, mode: "no-cors" """, "p.bounce + "),
        ["a fetch that drops the realm"] = """
            p => fetch(p.realm, { method: "DELETE" }).then(a => a.text()).catch(() => "")
            """,

        // These bring along the cookies of a session, where the browser has one.
        ["a fetch with text and cookies"] = Fetch("""method: "POST", body: p.body, credentials: "include" """),
        ["a fetch with text and cookies that wants no answer"] =
            Fetch("""method: "POST", body: p.body, mode: "no-cors", credentials: "include" """),
        ["a fetch with JSON and cookies, which asks first"] = Fetch($"""{Json}, credentials: "include" """),
        ["a fetch with JSON, cookies and a token, which asks first"] = Fetch("""
            method: "POST", body: p.body, credentials: "include",
            headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": "x" }
            """),
        ["a fetch with text and cookies that is sent on"] =
            Fetch("""method: "POST", body: p.body, mode: "no-cors", credentials: "include" """, "p.bounce + "),
        ["a fetch with cookies that drops the realm"] = """
            p => fetch(p.realm, { method: "DELETE", credentials: "include" }).then(a => a.text()).catch(() => "")
            """,
        ["a fetch with cookies that signs out"] = Session("""method: "DELETE", credentials: "include" """),
        ["a fetch with cookies that signs in as somebody else"] = Session("""
            method: "POST", mode: "no-cors", credentials: "include",
            body: '{"name":"li","password":"correct horse battery"}'
            """),
        ["a fetch with cookies that reads the token of a page"] = Session("""credentials: "include" """),
        ["a fetch with cookies"] = """
            p => fetch(p.realm + "/situation", { credentials: "include" }).then(a => a.text()).catch(() => "")
            """,
        ["a fetch with cookies that wants no answer"] = """
            p => fetch(p.realm + "/situation", { mode: "no-cors", credentials: "include" })
                .then(a => a.text()).catch(() => "")
            """,
        ["an event stream with cookies"] = Opens("{ withCredentials: true }"),

        // These would read the situation or open the stream.
        ["a fetch"] = Situation,
        ["a fetch that wants no answer"] = """
            p => fetch(p.realm + "/situation", { mode: "no-cors" }).then(a => a.text()).catch(() => "")
            """,
        ["a fetch that asks first"] = """
            p => fetch(p.realm + "/situation", { headers: { "X-Any": "1" } }).then(a => a.text()).catch(() => "")
            """,
        ["a fetch that is sent on"] = """
            p => fetch(p.bounce + p.realm + "/situation").then(a => a.text()).catch(() => "")
            """,
        ["an event stream"] = Stream,
        ["a script"] = Element("script", "src"),
        ["a picture"] = Element("img", "src"),
        ["a style sheet"] = Element("link", "href"),
        ["a frame"] = """
            p => new Promise(done => {
                const frame = document.createElement("iframe");
                frame.onload = () => { try { done(frame.contentDocument.body.innerText); } catch { done(""); } };
                frame.src = p.realm + "/situation";
                document.body.append(frame);
            })
            """,
        ["a new window"] = """
            p => new Promise(done => {
                const other = open(p.realm + "/situation");
                const look = setInterval(() => {
                    try { if (other.location.href === "about:blank") return; } catch { }
                    clearInterval(look);
                    try { done(other.document.body.innerText); } catch { done(""); }
                }, 10);
            })
            """,
    };

    /// <summary>A script that raises a request for aid.</summary>
    public static string Raise => Fetch(Json);

    /// <summary>A script that reads the situation.</summary>
    public const string Situation = """p => fetch(p.realm + "/situation").then(a => a.text()).catch(() => "")""";

    /// <summary>A script that opens the stream.</summary>
    public static string Stream => Opens("{}");

    private const string Json =
        """method: "POST", body: p.body, headers: { "Content-Type": "application/json" }""";

    private static string Opens(string options) => $$"""
        p => new Promise(done => {
            const stream = new EventSource(p.realm + "/events?lastEventId=0", {{options}});
            const end = text => { stream.close(); done(text); };
            stream.onopen = () => end("open");
            stream.onerror = () => end("");
        })
        """;

    /// <summary>A script that calls for the session of the browser.</summary>
    private static string Session(string options) => $$"""
        p => fetch(new URL("/api/v1/session", p.realm), { {{options}} }).then(a => a.text()).catch(() => "")
        """;

    private static string Fetch(string options, string before = "") =>
        $$"""p => fetch({{before}}p.realm + "/aid-requests", { {{options}} }).then(a => a.text()).catch(() => "")""";

    /// <summary>A form whose body is JSON: the name and the value of its one field, with the equals sign inside a
    /// text.</summary>
    private static string Form(string target) => $$"""
        p => {
            document.body.insertAdjacentHTML("beforeend", '<iframe name="inner"></iframe><form><input></form>');
            const form = document.querySelector("form"), cut = p.body.lastIndexOf('"}');
            Object.assign(form, { action: p.realm + "/aid-requests", method: "post", enctype: "text/plain" });
            form.target = "{{target}}";
            form.firstChild.name = p.body.slice(0, cut);
            form.firstChild.value = p.body.slice(cut);
            form.submit();
            return "";
        }
        """;

    private static string Element(string tag, string address) => $$"""
        p => new Promise(done => {
            const element = document.createElement("{{tag}}");
            element.rel = "stylesheet";
            element.onload = () => done("loaded");
            element.onerror = () => done("");
            element.{{address}} = p.realm + "/situation";
            document.head.append(element);
        })
        """;
}
