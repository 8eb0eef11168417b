"""Somebody at a browser, and everything that may not happen to them."""

import json
from urllib.parse import urlparse
from urllib.request import Request, urlopen

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LARGEST = 40 * 1024


class Program:
    def __init__(self, url, username):
        self.url, self.token = url, None
        self.token = self.post("/sessions", {"username": username, "password": "latihan"})["token"]

    def post(self, path, body):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = Request(f"{self.url}/api/v1{path}", json.dumps(body).encode(), headers)
        with urlopen(request, timeout=15) as answer:
            return json.load(answer)

    def open(self, subject):
        ticket = {"workflow": "dapodik-paud-dikmas", "form": "pertanyaan", "subject": subject, "message": "Isi."}
        return f"/tiket/{self.post('/tickets', ticket)['number']}"

    def act(self, action, path, **body):
        return self.post(f"/tickets/{path.rsplit('/', 1)[1]}/actions/{action}", body)


class Visitor:
    def __init__(self, browser, url, name, size, script, language, scheme, faults):
        self.url, self.name, self.script, self.language, self.faults = url, name, script, language, faults
        self.way = (size, script, language, scheme)
        self.looked = []
        # What came for the page that is shown, and how many bytes each asset was when it first came.
        self.came, self.assets = [], {}
        self.status = None
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, color_scheme=scheme,
            locale={"id": "id-ID", "en": "en-GB"}[language], reduced_motion="reduce")
        self.context.set_default_timeout(15_000)
        self.page = self.context.new_page()
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.fault(f"script error: {error}"))
        self.page.on("request", self.asked)
        self.page.on("response", self.answered)
        self.page.on("requestfinished", lambda request: self.came.append(request))

    def heard(self, message):
        # A browser also says there that a page came with a status other than 200.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.fault(f"console: {message.text}")

    def asked(self, request):
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.fault(f"asked elsewhere: {request.url}")

    def answered(self, response):
        request = response.request
        is_page = request.is_navigation_request() and request.frame == self.page.main_frame
        if is_page or self.is_form(request):
            self.status = response.status

    def is_form(self, request):
        """What a script sent in the place of the browser."""
        return request.method == "POST" and "x-tangga-script" in request.headers

    def press(self, button, status=200):
        """Whatever a form's button leads to has come: another page, or this one drawn again by the script."""
        if self.script:
            self.page.locator("#isi").evaluate("(main) => { main.dataset.before = 'yes'; }")
        button.click()
        if self.script:
            self.page.locator("#isi:not([data-before])").wait_for()
        self.expect_status(status)

    def fault(self, text):
        self.faults.append(f"{self.name}: {urlparse(self.page.url).path}: {text}")

    def expect(self, holds, text):
        if not holds:
            self.fault(f"not so: {text}")

    def expect_status(self, status):
        self.page.wait_for_load_state()
        self.expect(self.status == status, f"answered with {status} (it was {self.status})")

    def expect_list(self, count):
        shown = self.page.locator(".tickets > li").count()
        self.expect(shown == min(count, 40), f"the list has the {count} tickets that its tab counts (it has {shown})")

    def say(self, indonesian, english):
        return indonesian if self.language == "id" else english

    def open(self, path, name, status=200):
        self.page.goto(self.url + path)
        self.expect_status(status)
        self.look(name)

    def look(self, name):
        self.page.wait_for_load_state()
        self.looked.append(name)
        self.picture(name)
        self.expect(self.page.locator("html").get_attribute("lang") == self.language, "the page says its language")
        self.weigh()
        # Without a script in the page none can measure it.
        if not self.script:
            return
        self.measure_width()
        self.measure_targets()
        for violation in Axe().run(self.page, options={"runOnly": TAGS}).response["violations"]:
            nodes = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
            self.fault(f"axe {violation['id']} ({violation['impact']}): {nodes}")

    def weigh(self):
        """Over the wire, as on a first visit: the page, and every asset once, whether or not it was kept from before."""
        page = 0
        for request in self.came:
            size = request.sizes()["responseBodySize"]
            path = urlparse(request.url).path
            if path.startswith("/aset/"):
                self.assets[path] = max(size, self.assets.get(path, 0))
            elif request.is_navigation_request() or self.is_form(request):
                page = size
        self.came.clear()
        weight = page + sum(self.assets.values())
        self.expect(weight <= LARGEST, f"the page is light ({weight} bytes)")
        blocking = self.page.locator("link[rel=stylesheet], script:not([defer])").count()
        self.expect(blocking + 1 <= 2, "no more than two requests hold up drawing")

    def measure_width(self):
        """As it is shown, and as at 400 % on a screen of 1280 px (WCAG 2.2, 1.4.10)."""
        size = self.page.viewport_size
        for width in (size["width"], 320):
            self.page.set_viewport_size({"width": width, "height": size["height"]})
            wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.expect(wide <= 0, f"at {width} px nothing sticks out to the side ({wide} px)")
        self.page.set_viewport_size(size)

    def measure_targets(self):
        """WCAG 2.2, 2.5.8: 24 px at least, but for links within a sentence."""
        small = self.page.evaluate("""() => [...document.querySelectorAll('button, input:not([type=hidden]), select, summary, nav a, .button')]
            .filter((element) => element.checkVisibility() && !element.closest('.skip'))
            .map((element) => [element.outerHTML.slice(0, 60), element.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)""")
        self.expect(not small, f"targets are large enough: {small[:2]}")

    def picture(self, name):
        self.page.screenshot(path=f".build/screenshots/{self.name}-{name}.png", full_page=True)

    def print_out(self, name):
        """As on paper: whose it is and what it says, and nothing to press."""
        size = self.page.viewport_size
        self.page.emulate_media(media="print")
        # A4 between margins of 1 cm.
        self.page.set_viewport_size({"width": 718, "height": 1_047})
        self.picture(name)
        self.expect(self.page.locator(".brand").is_visible(), "the paper says whose it is")
        pressed = self.page.locator("button, input, select, textarea, nav a, .practice")
        seen = [part for part in pressed.all() if part.is_visible()]
        self.expect(not seen, f"nothing on it is to be pressed ({len(seen)})")
        if self.script:
            wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            self.expect(wide <= 0, f"nothing sticks out of the paper ({wide} px)")
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size(size)

    def sign_in(self, username):
        self.page.goto(self.url + "/masuk")
        form = self.page.locator("form.narrow")
        form.locator("[name=username]").fill(username)
        form.locator("[name=password]").fill("latihan")
        form.locator("button").click()
        self.page.wait_for_url(lambda url: "/masuk" not in url)

    def keyboard_sign_in(self, username, password, status):
        """Without a mouse: the first stop leads past the menu, and where one is can be seen."""
        self.page.goto(self.url + "/masuk")
        self.page.keyboard.press("Tab")
        skip = self.page.locator(".skip:focus")
        self.expect(skip.count() == 1, "the first stop is the way to the content")
        self.expect(skip.bounding_box()["x"] >= 0, "the way to the content shows itself")
        self.page.keyboard.press("Enter")
        for text in (username, password):
            self.page.keyboard.press("Tab")
            self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.page.locator("#masalah").wait_for()
        self.expect_status(status)

    def tab_to(self, selector):
        """Without a mouse, as far as it takes; where one is can be seen."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            if self.page.locator(f":is({selector}):focus").count():
                if self.script:
                    outline = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                    self.expect(outline != "none", f"focus shows on {selector}")
                return
        self.fault(f"no way by keyboard to {selector}")

    def enter(self):
        """What has the focus leads somewhere."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def sign_out(self):
        self.page.locator(".who button").click()
        self.page.wait_for_load_state()
        self.page.goto(self.url + "/tiket")
        self.expect("/masuk" in self.page.url, "signed out, the tickets are behind the sign-in")

    def act(self, action, message, error=False):
        form = self.page.locator(f"#aksi-{action}")
        if form.get_attribute("open") is None:
            form.locator("summary").click()
        form.locator("[name=message]").fill(message)
        self.press(form.locator("button.main"), 422 if error else 200)
        if error:
            self.expect(form.locator(".error").count() == 1, "the error stands beside the field")
        else:
            self.expect(self.page.locator(".notice.good").count() == 1, "the page says what was done")

    def beside(self, name):
        """Somebody else, at a browser of their own."""
        return Visitor(self.context.browser, self.url, f"{self.name}-{name}", *self.way, self.faults)

    def program(self, username):
        """The same people at another device, by the façade."""
        return Program(self.url, username)

    def close(self):
        self.context.close()
