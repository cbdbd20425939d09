import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { contentSecurityPolicy } from "../../electron/main/content-security-policy.ts";
import { CHANNELS } from "../../shared/ipc/channels.ts";
import { test, WITHOUT_SANDBOX } from "./harness.ts";

/** The desktop checklist: each test proves one refusal in the running application. */

test("the page is sandboxed, isolated and without Node, by the window's own settings", async ({ octad, page }) => {
  await page.title();
  const settings = await octad.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((contents) => (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()),
  );
  expect(settings).toHaveLength(1);
  expect(settings[0]).toMatchObject({ sandbox: true, contextIsolation: true, webSecurity: true });
  const off = ["nodeIntegration", "nodeIntegrationInWorker", "nodeIntegrationInSubFrames", "webviewTag", "allowRunningInsecureContent"];
  for (const name of [...off, "experimentalFeatures", "navigateOnDragDrop", "enableBlinkFeatures"]) {
    expect(`${name}: ${settings[0]?.[name] || false}`).toBe(`${name}: false`);
  }
});

test("every page process runs under the kernel's sandbox", async ({ octad, page }) => {
  test.skip(WITHOUT_SANDBOX || process.platform !== "linux", "this user cannot have Chromium's sandbox here");
  await page.title();
  const { pids, argv } = await octad.evaluate(({ app }) => ({
    pids: app
      .getAppMetrics()
      .filter((metric) => metric.type === "Tab")
      .map((metric) => metric.pid),
    argv: process.argv,
  }));
  expect(argv).not.toContain("--no-sandbox");
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
  }
});

test("the page has nothing of Node", async ({ page }) => {
  const kinds = await page.evaluate(() =>
    ["require", "process", "module", "Buffer", "global", "__dirname", "ipcRenderer"].map((name) => typeof Reflect.get(globalThis, name)),
  );
  expect(new Set(kinds)).toEqual(new Set(["undefined"]));
});

test("the bridge holds three functions and nothing else, and cannot be changed", async ({ page }) => {
  const seen = await page.evaluate(() => {
    const tamper = (act: () => void) => {
      try {
        act();
      } catch {
        // A frozen object may throw or ignore the attempt; what counts is what stands there afterwards.
      }
    };
    const call = window.octad.call;
    tamper(() => Object.assign(window.octad, { call: () => "mine" }));
    tamper(() => Object.assign(window.octad, { extra: 1 }));
    return {
      keys: Object.entries(window.octad).map(([name, value]) => `${name}: ${typeof value}`),
      unchanged: window.octad.call === call,
      frozen: Object.isFrozen(window.octad),
    };
  });
  expect(seen).toEqual({ keys: ["call: function", "drop: function", "on: function"], unchanged: true, frozen: true });
});

test("a page that bends Array.prototype does not bend the bridge", async ({ page }) => {
  const info = await page.evaluate(async () => {
    // Bent only where the channel's name passes, as the page and the test driver use arrays all the time.
    const originals = { push: Array.prototype.push, map: Array.prototype.map, includes: Array.prototype.includes };
    for (const [name, original] of Object.entries(originals)) {
      Reflect.set(Array.prototype, name, function bent(this: unknown[], ...given: unknown[]) {
        if (Reflect.apply(originals.includes, [...this, ...given], ["app:info"])) throw new Error("bent");
        return Reflect.apply(original, this, given);
      });
    }
    const answer = await window.octad.call("app:info", null);
    Object.assign(Array.prototype, originals);
    return answer;
  });
  expect(info).toMatchObject({ ok: true, value: { version: expect.any(String) } });
});

test("the page comes with the strict policy, its nonce fresh at each load", async ({ page }) => {
  const load = () =>
    page.evaluate(async () => {
      const response = await fetch(location.href);
      return { policy: response.headers.get("content-security-policy"), html: await response.text() };
    });
  const nonces = new Set<string>();
  for (const { policy, html } of [await load(), await load()]) {
    const nonce = /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? "";
    expect(Buffer.from(nonce, "base64")).toHaveLength(16);
    expect(policy).toBe(contentSecurityPolicy(nonce));
    expect(html).toContain(`content="${nonce}"`);
    expect(html).not.toContain("__CSP_NONCE__");
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(2);
  expect(contentSecurityPolicy("N")).toBe(
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; font-src 'self'; style-src 'self' 'nonce-N'; " +
      "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'",
  );
});

test("inline scripts, handlers in markup and evaluated text do not run", async ({ page }) => {
  // Probed from a timer: what the test driver evaluates itself is exempt from the policy.
  const seen = await page.evaluate(
    () =>
      new Promise<Record<string, unknown>>((done) => {
        setTimeout(() => {
          const violated: string[] = [];
          document.addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
          const tried = (act: () => unknown): string => {
            try {
              return String(act());
            } catch (error) {
              return error instanceof Error ? error.name : "thrown";
            }
          };
          const evaluated = tried(() => Reflect.apply(Reflect.get(globalThis, "eval"), undefined, ["1 + 1"]));
          const constructed = tried(() => new Function("return 2")());
          const script = document.createElement("script");
          script.textContent = "globalThis.__ran = true";
          document.head.append(script);
          const holder = document.createElement("div");
          holder.innerHTML = '<img src="missing.png" onerror="globalThis.__ran = true">';
          document.body.append(holder);
          setTimeout(() => {
            holder.remove();
            done({ evaluated, constructed, ran: Reflect.get(globalThis, "__ran") ?? null, violated: [...new Set(violated)].sort() });
          }, 300);
        }, 0);
      }),
  );
  expect(seen).toMatchObject({ evaluated: "EvalError", constructed: "EvalError", ran: null });
  expect(seen["violated"]).toEqual(expect.arrayContaining(["script-src-attr", "script-src-elem"]));
});

for (const address of [
  "https://example.org/",
  "app://octad.evil/index.html",
  "app://evil/index.html",
  "data:text/html,<h1>x</h1>",
  "file:///etc/passwd",
]) {
  test(`the window stays where it is when a page heads for ${address}`, async ({ page }) => {
    const before = page.url();
    await page.evaluate((target) => {
      location.href = target;
    }, address);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => typeof window.octad)).toBe("object");
  });
}

test("a frame is not loaded, and a webview is not made", async ({ octad, page }) => {
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "https://example.org/";
    document.body.append(frame, document.createElement("webview"));
  });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  expect(page.frames().filter((frame) => frame.url().startsWith("https:"))).toEqual([]);
  expect(await octad.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

test("no second window opens, neither by script nor by a link", async ({ octad, page }) => {
  const opened = await page.evaluate(() => {
    const results = ["https://example.org/", "app://octad/index.html", "about:blank", ""].map((address) => window.open(address));
    const link = document.createElement("a");
    link.href = "https://example.org/";
    link.target = "_blank";
    document.body.append(link);
    link.click();
    link.remove();
    return results.filter((result) => result !== null).length;
  });
  expect(opened).toBe(0);
  expect(await octad.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("every permission is denied", async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ["geolocation", "notifications", "clipboard-read", "camera", "microphone", "midi"];
    const found: Record<string, string> = {};
    for (const name of names) {
      found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
    }
    found["position"] = await new Promise((done) => {
      navigator.geolocation.getCurrentPosition(
        () => done("given"),
        (error) => done(`code ${error.code}`),
      );
    });
    found["media"] = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => "given",
      (error: Error) => error.name,
    );
    return found;
  });
  expect(states).toEqual({
    geolocation: "denied",
    notifications: "denied",
    "clipboard-read": "denied",
    camera: "denied",
    microphone: "denied",
    midi: "denied",
    position: "code 1",
    media: expect.stringMatching(/NotAllowedError|NotFoundError/),
  });
});

test("nothing is fetched from a network, a disk or outside the list of pages", async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const addresses = [
      "https://example.org/",
      "http://127.0.0.1:9/",
      "file:///etc/passwd",
      "app://octad/../../package.json",
      "app://octad/%2e%2e/%2e%2e/package.json",
      "app://octad/..%2f..%2fpackage.json",
      "app://octad/assets/..%5c..%5cpackage.json",
      "app://octad/%252e%252e/package.json",
      "app://octad/index.html%00.js",
      "app://octad/renderer-files.json",
      "app://octad/package.json",
      "app://other/index.html",
    ];
    const found: Record<string, string> = {};
    for (const address of addresses) {
      found[address] = await fetch(address).then(
        (response) => String(response.status),
        () => "blocked",
      );
    }
    return found;
  });
  for (const [address, answer] of Object.entries(answers)) expect(`${address} ${answer}`).toMatch(/ (404|blocked)$/);
});

test("a WebRTC connection learns no address of this machine", async ({ page }) => {
  const candidates = await page.evaluate(
    () =>
      new Promise<readonly string[]>((done) => {
        const found: string[] = [];
        const connection = new RTCPeerConnection({ iceServers: [{ urls: "stun:stun.example.org:3478" }] });
        connection.createDataChannel("x");
        connection.onicecandidate = (event) => {
          if (event.candidate === null) done(found);
          else if (event.candidate.candidate !== "") found.push(event.candidate.candidate);
        };
        setTimeout(() => done(found), 2_000);
        void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
      }),
  );
  expect(candidates).toEqual([]);
});

test("a download is refused", async ({ octad, page }) => {
  await octad.evaluate(({ session }) => {
    session.defaultSession.on("will-download", (event) => Reflect.set(globalThis, "__prevented", event.defaultPrevented));
  });
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["x"]));
    link.download = "x.txt";
    link.click();
  });
  await expect.poll(() => octad.evaluate(() => Reflect.get(globalThis, "__prevented"))).toBe(true);
});

test("an unknown channel is refused, whatever its name", async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const names = ["", "app:quit", "__proto__", "constructor", "toString", "data:import ", null, 7, {}, ["app:info"]];
    return Promise.all(names.map((name) => Reflect.apply(window.octad.call, undefined, [name, null])));
  });
  for (const answer of answers) expect(answer).toEqual({ ok: false, problem: { code: "REFUSED", detail: { why: "channel" } } });
});

test("a payload that does not fit its channel is refused, and nothing escapes as an exception", async ({ page }) => {
  const channels = [...CHANNELS].filter((channel) => !["file:open", "file:sample", "app:info"].includes(channel));
  const answers = await page.evaluate(async (names) => {
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    const payloads = [
      undefined,
      null,
      0,
      "",
      [],
      {},
      cyclic,
      { job: 1 },
      { job: "a", tokens: "b" },
      { token: "../../etc/passwd" },
      new Map(),
      NaN,
    ];
    const found: unknown[] = [];
    for (const name of names) {
      for (const payload of payloads) {
        found.push(await Reflect.apply(window.octad.call, undefined, [name, payload]).catch((error: unknown) => String(error)));
      }
    }
    return found;
  }, channels);
  expect(answers.length).toBe(channels.length * 12);
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, problem: { code: "REFUSED", detail: { why: "payload" } } });
});

test("a token that main did not hand out opens nothing", async ({ page }) => {
  const answer = await page.evaluate(() =>
    window.octad.call("data:import", { job: "forged", tokens: ["00000000-0000-4000-8000-000000000000"] }),
  );
  expect(answer).toEqual({ ok: false, problem: { code: "REFUSED", detail: { why: "token" } } });
});

test("a file made in script, and a thing that is no file, cannot be dropped", async ({ page }) => {
  const answers = await page.evaluate(async () => [
    await window.octad.drop([new File(["a,b"], "made.csv")]),
    await window.octad.drop(["/etc/passwd"]),
    await window.octad.drop([{ path: "/etc/passwd" }]),
  ]);
  for (const answer of answers) expect(answer).toEqual({ ok: false, problem: { code: "REFUSED", detail: { why: "payload" } } });
});

test("a page of another origin gets nothing, even with the same preload", async ({ octad, page }) => {
  await page.title();
  const answers = await octad.evaluate(
    async ({ app, BrowserWindow }, names) => {
      const foreign = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/dist/preload/index.cjs`, sandbox: true, contextIsolation: true },
      });
      await foreign.loadURL("data:text/html,<title>foreign</title>");
      const script = `Promise.all([...${JSON.stringify(names)}.map((name) => octad.call(name, null)), octad.drop([])])`;
      const found: unknown[] = await foreign.webContents.executeJavaScript(script);
      foreign.destroy();
      return found;
    },
    [...CHANNELS],
  );
  expect(answers).toHaveLength(CHANNELS.size + 1);
  for (const answer of answers) expect(answer).toEqual({ ok: false, problem: { code: "REFUSED", detail: { why: "sender" } } });
});

test("a second window on our own origin gets nothing either", async ({ octad, page }) => {
  await page.title();
  const answer = await octad.evaluate(async ({ app, BrowserWindow }) => {
    const second = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/dist/preload/index.cjs`, sandbox: true, contextIsolation: true },
    });
    await second.loadURL("app://octad/index.html");
    const found: unknown = await second.webContents.executeJavaScript('octad.call("app:info", null)');
    second.destroy();
    return found;
  });
  expect(answer).toEqual({ ok: false, problem: { code: "REFUSED", detail: { why: "sender" } } });
});

test("no default protocol is registered and the shell is never asked to open anything", async ({ octad, page }) => {
  await octad.evaluate(({ shell }) => {
    Reflect.set(globalThis, "__opened", []);
    const opened: unknown[] = Reflect.get(globalThis, "__opened");
    shell.openExternal = async (address) => {
      opened.push(address);
    };
    shell.openPath = async (path) => {
      opened.push(path);
      return "";
    };
  });
  await page.evaluate(async () => {
    for (const text of ["file:///etc/passwd", "smb://host/share", "javascript:alert(1)", "https://example.org"]) {
      await window.octad.call("data:import", { job: "x", tokens: [text] });
      await window.octad.call("job:cancel", { job: text });
      window.open(text);
    }
  });
  expect(await octad.evaluate(() => Reflect.get(globalThis, "__opened"))).toEqual([]);
  expect(await octad.evaluate(({ app }) => app.isDefaultProtocolClient("app"))).toBe(false);
});
