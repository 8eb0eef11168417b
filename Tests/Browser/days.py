"""A day of a guest, of a school, of its officers and of an administrator, in every way in which people look at the pages.

Usage: days.py URL. Ends with 1 if anything was not as it should be; each finding is a line.
"""

import itertools
import os
import sys
import tempfile
from urllib.parse import urlparse

from playwright.sync_api import sync_playwright

from visitor import Visitor

SIZES = {"kecil": (360, 640), "besar": (1280, 800)}
ASKING = "/tiket/baru?layanan=dapodik-paud-dikmas&formulir=pertanyaan"
HOSTILE = '<img src=x onerror=alert(1)> "\u0301 onmouseover=alert(1) \'&'


def school_day(visitor, name):
    """Signs in, asks with a file, reads the receipt, replies, looks back in time, closes."""
    visitor.sign_in("sekolah1")
    visitor.look("tiket-saya")
    visitor.open("/tiket/baru", "pilih-layanan")
    visitor.open(ASKING, "tiket-baru")
    visitor.press(visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True), 422)
    visitor.look("tiket-baru-salah")
    visitor.page.locator("[name=subject]").fill(f"Gagal sinkron {name} {HOSTILE}")
    visitor.page.locator("[name=message]").fill("Baris satu\nBaris dua\n" + HOSTILE)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "layar \"satu\" <b>.txt")
        with open(path, "w") as file:
            file.write("Isi lampiran")
        visitor.page.locator("[name=attachments]").set_input_files(path)
        visitor.press(visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True))
    visitor.look("diterima")
    visitor.page.get_by_role("link", name=visitor.say("Lihat tiket", "See the ticket")).click()
    visitor.look("tiket")
    number = visitor.page.url.rsplit("/", 1)[1]
    visitor.expect("Isi lampiran" not in visitor.page.content(), "the file is a link, not its content")
    visitor.expect(HOSTILE in visitor.page.locator("h1").inner_text(), "the subject reads as it was written")
    visitor.act("balas", "Tambahan: sudah dicoba lagi.")
    visitor.expect(visitor.page.locator(".said").count() == 2, "the reply is in the conversation")
    visitor.page.locator(".history a").first.click()
    visitor.look("tiket-dahulu")
    visitor.expect(visitor.page.locator(".said").count() == 1, "in the past the reply is not there yet")
    visitor.sign_out()
    return number


def draft_day(visitor, name):
    """Writes while the line, the session and the ticket go away, and loses nothing; leaves, and leaves nothing behind."""
    page = visitor.page
    message, drafts = page.locator("[name=message]").first, "Object.keys(localStorage).filter((key) => key.startsWith('draf '))"
    send = page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True)
    visitor.sign_in("sekolah1")
    page.goto(visitor.url + ASKING)
    page.locator("[name=subject]").fill(f"Draf {name}")
    message.fill("Ditulis \"sekali\" <b>saja</b>.\nBaris dua.")
    page.goto(visitor.url + "/tiket")
    page.goto(visitor.url + ASKING)
    visitor.expect(message.input_value().endswith("Baris dua."), "who comes back finds what was typed")
    visitor.expect(page.locator(".draft").is_visible(), "and is told of it")
    visitor.look("draf")
    visitor.context.set_offline(True)
    send.click()
    page.locator(".lost").wait_for()
    visitor.expect(message.input_value().endswith("Baris dua."), "without a line nothing typed is lost")
    visitor.look("sambungan-terputus")
    visitor.context.set_offline(False)
    page.reload()
    visitor.press(send)
    visitor.expect(page.url.endswith("/diterima"), "once there is a line it is sent")
    path = "/tiket/" + page.url.split("/")[-2]
    visitor.expect(page.evaluate(drafts) == [], "what was sent is no draft any more")
    page.goto(visitor.url + path)
    page.locator("#aksi-balas [name=message]").fill("Sesi berakhir sementara ini ditulis.")
    visitor.context.clear_cookies(name="tangga_session")
    visitor.press(page.locator("#aksi-balas button.main"), 401)
    page.locator('main a[href^="/masuk"]').click()
    page.locator("form.narrow [name=username]").fill("sekolah1")
    page.locator("form.narrow [name=password]").fill("latihan")
    page.locator("form.narrow button").click()
    page.wait_for_url("**" + path)
    visitor.expect(message.input_value().startswith("Sesi berakhir"), "after the sign-in the words are there again")
    page.locator("#aksi-balas .draft button").click()
    visitor.expect(message.input_value() == "" and page.evaluate(drafts) == [], "thrown away, it is gone")
    message.fill("Sementara itu ditutup orang lain.")
    visitor.program("sekolah1").act("tutup", path)
    page.reload()
    card = page.locator("[data-drafts] > section.card")
    visitor.expect("Sementara itu" in card.locator("textarea").input_value(), "words outlive their form")
    visitor.look("draf-tertinggal")
    page.goto(visitor.url + ASKING)
    message.fill("Ditinggalkan.")
    visitor.expect(len(page.evaluate(drafts)) == 2, "two drafts are kept")
    visitor.sign_out()
    visitor.expect(page.evaluate(drafts) == [], "who signs out leaves nothing behind")
    visitor.sign_in("sekolah2")
    page.goto(visitor.url + ASKING)
    visitor.expect(message.input_value() == "", "nobody finds another's draft")
    visitor.sign_out()


def mishap_day(visitor, name):
    """What goes wrong on the way costs nobody their words, and sends or shows nothing that was not meant."""
    page = visitor.page
    message, subject = page.locator("[name=message]").first, page.locator("[name=subject]")
    send = page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True)
    visitor.sign_in("sekolah1")
    page.goto(visitor.url + ASKING)
    message.fill("Tanpa judul.")
    visitor.press(send, 422)
    page.goto(visitor.url + ASKING)
    visitor.expect(message.input_value() == "Tanpa judul.", "what was refused is a draft still")
    subject.fill(f"Tanpa berkasnya {name}")
    held = []
    page.route("**/unggah/*?dari=*", lambda route: held.append(route))
    file = {"name": "halaman.txt", "mimeType": "text/plain", "buffer": b"<html><script>alert(1)</script>"}
    with page.expect_request("**/unggah/*?dari=*"):
        page.locator("[name=attachments]").set_input_files(file)
    send.click()
    held[0].continue_()
    page.locator(".upload .error:focus").wait_for()
    page.unroute("**/unggah/*?dari=*")
    visitor.look("unggah-ditolak")
    visitor.expect("/diterima" not in page.url, "nothing goes without the file that was to go along")
    page.get_by_role("button", name=visitor.say("Batalkan", "Cancel")).click()
    visitor.press(send)
    visitor.expect(page.url.endswith("/diterima"), "without it, it goes once its writer says so")
    page.goto(visitor.url + ASKING)
    other = visitor.context.new_page()
    other.goto(visitor.url + "/keluar")
    other.locator("main button").click()
    page.wait_for_function("() => drafts.store === null")
    message.fill("Sesudah keluar.")
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draf '))")
    visitor.expect(kept == [], "who signed out in another window leaves no draft in this one")
    path = visitor.program("sekolah1").open(f"Dua orang {name}")
    visitor.sign_in("dinas1")
    page.goto(visitor.url + path)
    other.goto(visitor.url + "/masuk")
    other.locator("form.narrow [name=username]").fill("sekolah1")
    other.locator("form.narrow [name=password]").fill("latihan")
    other.locator("form.narrow button").click()
    other.wait_for_url(lambda url: "/masuk" not in url)
    other.close()
    with page.expect_response(visitor.url + path):
        visitor.program("sekolah1").act("balas", path, message="Masih sama.")
    page.wait_for_function("() => live.source === null")
    visitor.expect(page.locator("#aksi-jawab").count() == 1 and page.locator("#aksi-tutup").count() == 0,
                   "a page stays whose it was, whoever signs in beside it")
    visitor.sign_in("dinas1")
    visitor.sign_out()


def live_day(visitor, name):
    """Writes an answer and ticks a ticket while others act, and sees it all come without having to load anything."""
    page, school = visitor.page, visitor.program("sekolah1")
    path = school.open(f"Kabar {name}")
    visitor.sign_in("dinas1")
    page.goto(visitor.url + path)
    answer = page.locator("#aksi-jawab textarea")
    answer.fill("Sedang ditulis")
    page.locator("#aksi-catat summary").click()
    answer.focus()
    page.evaluate("window.stays = true")
    school.act("balas", path, message=f"Balasan {HOSTILE}")
    page.locator(".said", has_text="Balasan").wait_for()
    visitor.expect(page.evaluate("window.stays"), "the page was not loaded anew")
    visitor.expect(answer.input_value() == "Sedang ditulis", "what is being written is left alone")
    visitor.expect(page.locator("#aksi-jawab textarea:focus").count() == 1, "and so is the focus")
    visitor.expect(page.locator("#aksi-catat[open]").count() == 1, "what is unfolded stays so")
    visitor.expect(page.locator("#kabar").inner_text() != "", "the page says that there is news")
    versions = [page.locator(f"#aksi-{name} [name=version]").get_attribute("value") for name in ("jawab", "catat")]
    visitor.expect(versions == ["1", "2"], f"only the form that is written in is as it was ({versions})")
    visitor.look("kabar")
    visitor.press(page.locator("#aksi-jawab button.main"), 412)
    visitor.press(page.locator("#aksi-jawab button.main"))
    page.goto(visitor.url + "/kotak/dinas")
    count = page.locator(".tabs .count").first
    before, tick = int(count.inner_text()), page.locator(f"#{path.strip('/').replace('/', '-')} .pick input")
    tick.check()
    page.evaluate("window.stays = true")
    other = school.open(f"Masuk {name}")
    page.locator(f"#{other.strip('/').replace('/', '-')}").wait_for()
    visitor.expect(page.evaluate("window.stays") and tick.is_checked(), "what is ticked stays so")
    visitor.expect(int(count.inner_text()) == before + 1, "what lies there is counted anew")
    school.act("tutup", other)
    page.locator(f"#{other.strip('/').replace('/', '-')}").wait_for(state="detached")
    visitor.look("kotak-kabar")
    visitor.sign_out()


def presence_day(visitor, name):
    """Two officers at one ticket see each other, and what the other writes; the school sees neither."""
    school = visitor.program("sekolah1")
    path = school.open(f"Berdua {name}")
    visitor.program("dinas1").act("teruskan", path, message="Mohon bantuan pusat.")
    visitor.sign_in("dinas1")
    visitor.page.goto(visitor.url + path)
    other, asker = visitor.beside("lain"), visitor.beside("penanya")
    for somebody, username in ((other, "pusat1"), (asker, "sekolah1")):
        somebody.sign_in(username)
        somebody.page.goto(visitor.url + path)
    visitor.page.locator(".company", has_text="Sekar Puspitaningrum").wait_for()
    other.page.locator(".company", has_text="Dadan Suryana").wait_for()
    other.page.locator("#aksi-jawab textarea").fill("Sedang ditulis")
    visitor.page.locator(".company", has_text=visitor.say("sedang menulis jawaban", "is writing an answer")).wait_for()
    visitor.look("hadir")
    visitor.expect(asker.page.locator(".company").inner_text() == "", "the school is told of nobody")
    for somebody in (other, asker):
        somebody.close()
    visitor.sign_out()


def upload_day(visitor, name):
    """Sends files ahead of the form, over a line that breaks; one is too large, one is cancelled."""
    page = visitor.page
    visitor.sign_in("sekolah1")
    page.goto(visitor.url + ASKING)
    field, parts = page.locator("[name=attachments]"), []

    def breaks(route):
        parts.append(route.request.url)
        route.abort() if len(parts) == 2 else route.continue_()

    page.route("**/unggah/*?dari=*", breaks)
    text = ("Baris catatan. " * 45_000).encode()
    field.set_input_files({"name": "catatan <b>.txt", "mimeType": "text/plain", "buffer": text})
    again = page.get_by_role("button", name=visitor.say("Coba lagi", "Try again"))
    again.wait_for()
    visitor.look("unggah-terputus")
    again.click()
    page.locator("[name=berkas]").wait_for()
    offsets = [url.rsplit("=", 1)[1] for url in parts]
    visitor.expect(offsets == ["0", "262144", "262144", "524288"], f"it goes on where it stopped ({offsets})")
    field.set_input_files({"name": "besar.txt", "mimeType": "text/plain", "buffer": b"a" * (10 * 1_048_576 + 1)})
    visitor.expect("10 MB" in page.locator(".upload .error").inner_text(), "what is too large is told so")
    visitor.context.set_offline(True)
    field.set_input_files({"name": "batal.txt", "mimeType": "text/plain", "buffer": b"Tidak jadi."})
    page.get_by_role("button", name=visitor.say("Batalkan", "Cancel")).last.click()
    visitor.context.set_offline(False)
    visitor.expect(page.locator("[name=berkas]").count() == 1, "one file goes along")
    visitor.look("unggah-selesai")
    page.locator("[name=subject]").fill(f"Berkas {name}")
    page.locator("[name=message]").fill("Terlampir.")
    field.set_input_files({"name": "kedua.txt", "mimeType": "text/plain", "buffer": b"Yang kedua."})
    visitor.press(page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True))
    page.get_by_role("link", name=visitor.say("Lihat tiket", "See the ticket")).click()
    visitor.expect(page.locator(".file a").count() == 2, "both files are there, the one that was still on its way too")
    visitor.sign_out()


def letters_day(visitor):
    """Reads what would have been sent."""
    page = visitor.page
    visitor.sign_in("dinas1")
    page.locator('.practice a[href="/latihan/surat"]').click()
    visitor.look("surat")
    page.locator("details summary").first.click()
    visitor.look("surat-dibaca")
    visitor.expect(page.locator(".words").first.inner_text() != "", "a letter can be read")
    page.locator('a[rel="next"]').click()
    visitor.look("surat-berikutnya")
    visitor.sign_out()


ARTICLE = "/komentar/artikel/belajar-id/cara-mengatur-ulang-kata-sandi"


def comment_day(visitor, name):
    """Reads what is said in public, asks below an article, is replied to, and sees a ticket and a hidden comment come of it."""
    page = visitor.page
    send = lambda: page.locator("main form.ask button.main")
    visitor.open("/komentar", "komentar")
    visitor.open(ARTICLE, "komentar-artikel-tamu")
    visitor.sign_in("sekolah1")
    visitor.open(ARTICLE, "komentar-artikel")
    visitor.press(send(), 422)
    visitor.look("komentar-salah")
    for text in (f"Lupa sandi {name} {HOSTILE}", f"Sekali lagi {name}", f"Salah tulis {name}"):
        page.locator("[name=text]").fill(text)
        visitor.press(send())
        page.locator(".talk > li", has_text=text).first.wait_for()
    visitor.look("komentar-tampil")
    visitor.print_out("komentar-cetak")
    page.locator('a[href$="/hapus"]').first.click()
    visitor.look("komentar-hapus")
    page.locator("main form button").click()
    visitor.expect_status(200)
    visitor.expect("Salah tulis" not in page.locator(".talk").inner_text(), "what was deleted is gone")
    visitor.sign_out()
    visitor.sign_in("agen1")
    page.locator('.top nav a[href="/komentar"]').click()
    visitor.look("komentar-masuk")
    page.locator(".talk > li", has_text=f"Lupa sandi {name}").locator("a.button").click()
    visitor.look("komentar-satu")
    unfold = lambda step: page.locator(f"#{step}[open]").count() or page.locator(f"#{step} summary").click()
    for step, error in (("balas", "text"), ("sembunyikan", "reason"), ("tiket", "category")):
        unfold(step)
        visitor.press(page.locator(f"#{step} button.main"), 422)
        visitor.expect(page.locator(f"#{step}-{error}-salah").count() == 1, "the error stands beside the field")
    visitor.look("komentar-satu-salah")
    unfold("balas")
    page.locator("#balas-text").fill(f"Kami periksa {HOSTILE}")
    visitor.press(page.locator("#balas button.main"))
    page.locator(".said .said", has_text="Kami periksa").wait_for()
    unfold("tiket")
    page.locator("#tiket-category").select_option("akun/lupa-sandi")
    page.locator("#tiket [name=canned][value=komentar-2]").check()
    page.locator("#tiket button.main").click()
    page.wait_for_url("**/tiket/*")
    visitor.look("komentar-tiket")
    page.goto(visitor.url + "/komentar")
    page.locator(".talk > li", has_text=f"Sekali lagi {name}").locator("a.button").click()
    unfold("sembunyikan")
    page.locator("[name=reason]").fill("Dikirim dua kali")
    visitor.press(page.locator("#sembunyikan button.main"))
    page.locator(".odd", has_text="Dikirim dua kali").wait_for()
    visitor.look("komentar-disembunyikan")
    visitor.sign_out()
    visitor.open(ARTICLE, "komentar-terjawab")
    visitor.expect("Sekali lagi" not in page.locator("main").inner_text(), "what was hidden is gone")


GUESTS = "/tiket/baru?layanan=akun-pembelajaran"
MINISTRY = {
    "email": "sri@surel.example", "nama": "Sri Hartati", "email-pribadi": "sri@surel.example",
    "akun": "sri@guru.sd.belajar.id", "nik": "9099014501900001",
}


def guest_day(visitor, name):
    """Asks without an account, keeps the link, leaves, comes back by it, replies, closes, rates, and asks on."""
    page = visitor.page
    visitor.open("/standar", "standar")
    visitor.open("/", "beranda")
    page.locator(f'a[href="{GUESTS}"]').click()
    visitor.look("pilih-formulir")
    page.locator('a[href*="formulir=kementerian"]').click()
    visitor.look("pilih-kategori")
    page.locator('a[href$="kategori=lainnya"]').click()
    visitor.look("tamu-baru")
    send = page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True)
    page.locator("[name=subject]").fill(f"Akun terkunci {name}")
    visitor.press(send, 422)
    visitor.look("tamu-baru-salah")
    visitor.expect(page.locator("[name=subject]").input_value() == f"Akun terkunci {name}", "what was typed is kept")
    for field, value in MINISTRY.items():
        page.locator(f'[name="fields.{field}"]').fill(value)
    page.locator('[name="fields.tipe-pengguna"]').select_option("staf-kementerian")
    page.locator("[name=message]").fill("Sejak kemarin tidak bisa masuk.")
    if visitor.script:
        kept = page.evaluate("Object.values(sessionStorage).join() + Object.values(localStorage).join()")
        visitor.expect("Sejak kemarin" in kept, "a guest's draft is kept in the tab")
        visitor.expect(not any(value in kept for value in MINISTRY.values()), "personal data are in no draft")
        visitor.expect(page.evaluate("Object.keys(localStorage).length") == 0, "and nothing of it outlives the tab")
    visitor.press(send)
    visitor.look("tamu-diterima")
    link = page.locator(".secret code").inner_text()
    visitor.expect(link.startswith(visitor.url + "/t/g"), "the link is there in full")
    if visitor.script:
        page.get_by_role("button", name=visitor.say("Salin tautan", "Copy the link")).click()
        page.locator(".secret [role=status]:not(:empty)").wait_for()
    page.get_by_role("link", name=visitor.say("Lihat tiket", "See the ticket")).click()
    visitor.look("tamu-tiket")
    path = urlparse(page.url).path
    visitor.expect(link.rsplit("/", 1)[1] not in page.content(), "the secret is on no other page")
    page.locator(".who button").click()
    visitor.look("tamu-keluar")
    visitor.open(path, "masuk-lagi")
    visitor.expect("/masuk" in page.url, "once they left, the ticket is closed to this browser")
    visitor.sign_in("agen1")
    page.goto(visitor.url + path)
    visitor.look("tamu-tiket-petugas")
    visitor.act("jawab", "Silakan atur ulang kata sandinya, lalu coba masuk lagi.")
    visitor.sign_out()
    visitor.open("/lacak", "lacak")
    page.locator("[name=tautan]").fill(link[:-3])
    page.locator("main form button").click()
    visitor.expect_status(404)
    visitor.look("lacak-salah")
    page.locator("[name=tautan]").fill(f"  {link} ")
    page.locator("main form button").click()
    page.wait_for_url(f"**{path}")
    visitor.look("tamu-terjawab")
    visitor.act("balas", "Masih belum bisa.")
    close = page.locator("#aksi-tutup")
    if close.get_attribute("open") is None:
        close.locator("summary").click()
    visitor.press(close.locator("button.main"))
    page.locator("#aksi-nilai [name=rating][value='4']").check()
    visitor.press(page.locator("#aksi-nilai button.main"))
    visitor.look("tamu-selesai")
    page.locator('a[href*="lanjutan="]').first.click()
    visitor.look("tamu-lanjutan")
    visitor.expect(page.locator('[name="fields.nama"]').input_value() == MINISTRY["nama"], "it goes on from before")
    page.locator(".who button").click()
    page.wait_for_load_state()
    for service in ("rapor-pendidikan", "pengelolaan-kinerja"):
        visitor.open(f"/tiket/baru?layanan={service}", f"kategori-{service}")
        page.locator('.choices a').first.click()
        visitor.look(f"formulir-{service}")


def keyboard_guest_day(visitor):
    """The same as far as the ticket, without ever touching a mouse."""
    page = visitor.page
    page.goto(visitor.url + "/")
    for link in (f'a[href="{GUESTS}"]', 'a[href*="formulir=kementerian"]', 'a[href$="kategori=lainnya"]'):
        visitor.tab_to(link)
        visitor.enter()
    typed = {"subject": "Dengan papan ketik", "message": "Tanpa tetikus."}
    for name in ("fields.email", "fields.tipe-pengguna", "fields.nama", "fields.email-pribadi", "fields.akun",
                 "fields.nik", "subject", "message"):
        visitor.tab_to(f'[name="{name}"]')
        if name == "fields.tipe-pengguna":
            page.keyboard.press("ArrowDown")
        else:
            page.keyboard.type(typed.get(name) or MINISTRY[name.split(".")[1]])
    visitor.tab_to("main form button.main")
    visitor.enter()
    visitor.expect(page.url.endswith("/diterima"), "the form is sent by keyboard")
    visitor.tab_to('main a[href^="/tiket/"]')
    visitor.enter()
    visitor.tab_to("#aksi-balas textarea")
    page.keyboard.type("Dari papan ketik juga.")
    visitor.tab_to("#aksi-balas button.main")
    visitor.enter()
    visitor.expect_status(200)
    visitor.expect(page.locator(".said").count() == 2, "the reply is in the conversation")
    visitor.tab_to(".who button")
    visitor.enter()
    visitor.expect(page.locator(".who button").count() == 0, "they have left")


def dinas_day(visitor, number):
    """Finds the ticket in the inbox, answers, looks for another, signs out."""
    visitor.open("/masuk", "masuk")
    visitor.sign_in("dinas1")
    visitor.expect("/kotak/dinas" in visitor.page.url, "an officer lands in the inbox")
    visitor.look("kotak")
    first, last = visitor.page.locator(".tabs .count").all_inner_texts()[:2]
    visitor.expect(int(last) <= int(first), "no more wait than are open")
    visitor.expect_list(int(first))
    visitor.open(f"/tiket/{number}", "tiket-petugas")
    visitor.print_out("tiket-petugas-cetak")
    visitor.act("jawab", "", error=True)
    visitor.look("tiket-petugas-salah")
    visitor.act("jawab", "Silakan perbarui aplikasinya.\nTerima kasih.")
    visitor.look("tiket-terjawab")
    visitor.open("/kotak/dinas?giliran=kami", "kotak-giliran")
    visitor.open("/kotak/dinas?q=zzzz", "kotak-kosong")
    visitor.open("/tiket/999999", "tidak-ditemukan", status=404)
    visitor.sign_out()


def officer_day(visitor):
    """Puts a text at hand in, writes one note on several tickets, and finds what the same school asked before."""
    page = visitor.page
    visitor.sign_in("dinas1")
    visitor.open("/bantuan/pintasan", "pintasan")
    visitor.open("/kotak/dinas", "kotak-petugas")
    if visitor.script:
        keys(visitor)
        visitor.open("/kotak/dinas", "kotak-petugas")
    page.goto(visitor.url + "/kotak/dinas?giliran=kami")
    page.locator("#tampilan summary").click()
    page.locator("#tampilan-nama").fill('Giliran "kami" <b>')
    visitor.press(page.locator("#tampilan form.search button"))
    visitor.look("kotak-tampilan")
    kept = page.locator(".kept a", has_text='Giliran "kami" <b>')
    visitor.expect(kept.get_attribute("aria-current") == "true", "the view is kept, and this is it")
    page.locator("#tampilan summary").click()
    visitor.look("kotak-tampilan-terbuka")
    visitor.press(page.locator("#tampilan button[name=hapus]").first)
    visitor.expect(kept.count() == 0, "the view is removed")
    visitor.open("/kotak/dinas", "kotak-petugas")
    for tick in page.locator(".pick input").all()[:3]:
        tick.check()
    visitor.look("kotak-dicentang")
    page.locator("#banyak button").click()
    visitor.look("beberapa")
    visitor.press(page.locator("form.card button.main"), 422)
    visitor.look("beberapa-salah")
    page.locator("[name=action][value=catat]").check()
    page.locator("[name=message]").fill("Menunggu kabar dari penyedia aplikasi.")
    visitor.press(page.locator("form.card button.main"))
    visitor.look("beberapa-hasil")
    visitor.expect(page.locator(".outcomes .badge.good").count() == 3, "each of the three is told of")
    page.locator(".outcomes a").first.click()
    visitor.look("tiket-siap-pakai")
    said = page.locator(".talk > li").count()
    form = page.locator("#aksi-jawab")
    form.locator("[name=message]").fill("Kata sendiri.")
    form.locator("[name=canned]").select_option("answer.mended")
    form.locator("[name=insert]").click()
    visitor.expect_status(200)
    text = form.locator("[name=message]").input_value()
    visitor.expect(text.startswith("Kata sendiri.\n\nYth. Bapak/Ibu "), f"the text comes after what was typed ({text!r})")
    visitor.look("tiket-disisipkan")
    visitor.expect(page.locator(".talk > li").count() == said, "nothing was said yet")
    page.locator("a[href^='/tiket?penanya=']").click()
    visitor.look("tiket-penanya")
    visitor.sign_out()


def keys(visitor):
    """Through the inbox and into a ticket by single keys, until they are switched off."""
    page = visitor.page
    subject = lambda: page.evaluate("document.activeElement.getAttribute('href')")
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    visitor.expect(subject() == page.locator(".tickets h2 a").first.get_attribute("href"), "down, down, up is the first")
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    visitor.expect(page.locator("#cari").input_value() == "jk?", "who types is left alone")
    page.locator("#cari").blur()
    page.keyboard.press("j")
    visitor.enter()
    page.keyboard.press("r")
    page.keyboard.type("rn")
    visitor.expect(page.locator("#aksi-jawab textarea").input_value() == "rn", "the answer is open and written")
    page.locator("#aksi-jawab textarea").fill("")
    page.locator("#aksi-jawab textarea").blur()
    page.keyboard.press("n")
    visitor.expect(page.locator("#aksi-catat textarea:focus").count() == 1, "the note is open")
    page.locator("#aksi-catat textarea").blur()
    with page.expect_navigation():
        page.keyboard.press("?")
    page.locator("[data-shortcuts] input").uncheck()
    page.goto(visitor.url + "/kotak/dinas")
    page.keyboard.press("j")
    visitor.expect(subject() is None, "switched off, no key does anything")
    page.goto(visitor.url + "/bantuan/pintasan")
    page.locator("[data-shortcuts] input").check()


def walk_in_day(visitor):
    """Mistypes the password once, then writes down what somebody came with."""
    visitor.keyboard_sign_in("ult1", "salah", 401)
    visitor.look("masuk-salah")
    visitor.sign_in("ult1")
    visitor.open("/tiket/baru", "tiket-baru-loket")
    visitor.page.locator("[name=onBehalfOf]").fill("sekolah1")
    visitor.page.locator("[name=subject]").fill("Datang ke loket")
    visitor.page.locator("[name=message]").fill("Membawa surat mutasi.")
    visitor.press(visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True))
    visitor.look("diterima-loket")
    visitor.print_out("diterima-loket-cetak")
    number = visitor.page.locator(".big").nth(1).inner_text()
    visitor.expect(number.startswith("A-"), f"the visitor has a number ({number})")
    visitor.page.locator('a[href$="/tanda-terima"]').click()
    visitor.look("tanda-terima")
    visitor.print_out("tanda-terima-cetak")
    if visitor.script:
        visitor.expect(visitor.page.locator("[data-print] button").is_visible(), "a button prints the slip")
    visitor.page.locator('.top nav a[href="/antrean"]').click()
    visitor.look("antrean")
    entry = visitor.page.locator(f"#{number}")
    visitor.expect("Datang ke loket" in entry.inner_text(), "the visitor stands in the line")
    for step, word in (("call", visitor.say("dipanggil", "called")), ("absent", visitor.say("tidak hadir", "absent"))):
        entry.locator(f"[value={step}]").click()
        visitor.expect_status(200)
        visitor.expect(word in entry.inner_text(), f"the number's state is told ({word})")
    visitor.look("antrean-dipanggil")
    entry.locator("[value=serve]").click()
    visitor.expect_status(200)
    visitor.page.locator("details.numbers summary").click()
    visitor.look("antrean-dilayani")
    visitor.print_out("antrean-cetak")
    visitor.open("/tiket/1", "bukan-urusannya", status=404)
    visitor.sign_out()


def climbing_day(visitor):
    """A school waits three days, and the centre finds its ticket and sends it back."""
    visitor.sign_in("sekolah1")
    visitor.page.goto(visitor.url + ASKING)
    visitor.page.locator("[name=subject]").fill("Naik jenjang")
    visitor.page.locator("[name=message]").fill("Menunggu tiga hari.")
    visitor.press(visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True))
    path = "/tiket/" + visitor.page.url.split("/")[-2]
    visitor.page.goto(visitor.url + path)
    here = visitor.page.locator(".rung.here strong").first.inner_text()
    visitor.page.get_by_role("button", name=visitor.say("3 hari", "3 days")).click()
    visitor.expect_status(200)
    visitor.expect(visitor.page.url.endswith(path), "moving time on leads back to the page")
    visitor.look("tiket-naik")
    visitor.expect(visitor.page.locator(".rung.here strong").first.inner_text() != here, "the ticket has climbed")
    visitor.sign_out()
    visitor.sign_in("pusat1")
    visitor.look("kotak-pusat")
    visitor.open(path, "tiket-pusat")
    visitor.act("kembalikan", "Mohon dilengkapi NPSN-nya.")
    visitor.look("tiket-dikembalikan")
    visitor.sign_out()


DASHBOARD = "/dasbor/dapodik-paud-dikmas"


def supervisor_day(visitor):
    """Looks over the nation, goes down to a kab/kota, reads a table, takes it along, and follows a figure to its list."""
    page = visitor.page
    visitor.sign_in("pusat1")
    page.locator('.top nav a[href="/dasbor"]').click()
    visitor.look("dasbor")
    visitor.expect(page.url.endswith(DASHBOARD), "one service's dashboard is the dashboard")
    visitor.expect(page.locator(".map a").count() == 38, "every province is on the map")
    for summary in page.locator(".numbers > summary").all():
        summary.click()
    visitor.look("dasbor-tabel")
    with page.expect_download() as download:
        page.locator('a[href*="tempat.csv"]').click()
    visitor.expect(download.value.suggested_filename.startswith("tempat-"), "the table comes as a file")
    page.locator('.map a[href$="place=32"]').click()
    page.wait_for_url(lambda url: url.endswith("place=32"))
    visitor.look("dasbor-provinsi")
    visitor.open(f"{DASHBOARD}?place=32.04", "dasbor-kabupaten")
    page.locator(".overview a").first.click()
    page.wait_for_url(lambda url: "/tiket?status=terbuka" in url)
    visitor.look("dasbor-daftar")
    visitor.open(f"{DASHBOARD}?place=99", "dasbor-tidak-ada", status=404)
    visitor.sign_out()


def text_step(visitor, name):
    """Puts a sentence otherwise and takes it back; gives a service a text at hand, and takes that away again."""
    page = visitor.page
    visitor.open("/kelola/teks?q=letter.rate", "kelola-teks")
    page.locator('a[href="/kelola/teks/letter.rate"]').click()
    visitor.look("kelola-teks-satu")
    page.locator("[name='text.id']").fill("Mohon {nilai} kami.")
    page.locator("[name=langkah][value=simpan]").click()
    visitor.expect_status(422)
    visitor.look("kelola-teks-salah")
    page.locator("[name='text.id']").fill(f"Mohon nilai kami {HOSTILE}.")
    page.locator("[name=langkah][value=lihat]").click()
    visitor.expect_status(200)
    visitor.look("kelola-teks-contoh")
    page.locator("[name=langkah][value=simpan]").click()
    visitor.expect_status(200)
    visitor.look("kelola-teks-diubah")
    page.locator('form[action$="/asli"] button').click()
    visitor.expect_status(200)
    visitor.expect(page.locator('form[action$="/asli"]').count() == 0, "the original is back")
    visitor.open("/kelola/jawaban", "kelola-jawaban")
    page.locator('a[href$="/dapodik-paud-dikmas"]').click()
    visitor.look("kelola-jawaban-layanan")
    page.locator('a[href$="/baru-answer"]').click()
    for field, text in (("title.id", f"Uji {name}"), ("title.en", f"Try {name}"), ("text.id", "{name}, #{number}"),
                        ("text.en", "{name}, #{number}")):
        page.locator(f"[name='{field}']").fill(text)
    visitor.look("kelola-jawaban-baru")
    page.locator("[name=langkah][value=simpan]").click()
    visitor.expect_status(200)
    page.get_by_role("link", name=visitor.say(f"Uji {name}", f"Try {name}"), exact=True).click()
    page.locator('a[href$="/hapus"]').click()
    visitor.look("kelola-jawaban-hapus")
    page.locator("main form button").click()
    visitor.expect_status(200)
    visitor.look("kelola-jawaban-dihapus")


def calendar_step(visitor):
    """Writes a flaw into a calendar, mends it, and looks what closing a day would do; then lets it be."""
    page = visitor.page
    page.locator('a[href$="/ubah"]').click()
    visitor.look("kelola-kalender-ubah")
    text = page.locator("[name=teks]").input_value()
    page.locator("[name=teks]").fill(text.replace("zone: WIB", "zona: WIB"))
    page.locator("main form button.main").click()
    visitor.expect_status(422)
    visitor.look("kelola-kalender-salah")
    visitor.expect(page.locator("#cacat").count() == 1, "flaws are listed")
    page.locator("[name=teks]").fill(
        text + "\noverrides:\n  - { from: 2027-03-01, through: 2027-03-02, reason: Uji coba }\n")
    page.locator("main form button.main").click()
    page.wait_for_url("**/ubah/*")
    visitor.look("kelola-kalender-akibat")
    visitor.expect("Uji coba" in page.inner_text("main"), "the days that differ are told")


def table(name, text):
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode()}


def import_step(visitor, name):
    """Takes a table of accounts in: a wrong file, one with a bad line, and what came of it."""
    page = visitor.page
    visitor.open("/kelola/impor", "kelola-impor")
    form = page.locator('form[action="/kelola/impor/akun"]')
    form.locator("[name=berkas]").set_input_files(table("salah.csv", "nama\n"))
    form.locator("button").click()
    visitor.expect_status(422)
    visitor.look("kelola-impor-salah")
    rows = f"username,name,roles,place\nimpor-{name},Impor,operator-dinas,32.04\nx,Pendek,operator-dinas,32.04\n"
    form.locator("[name=berkas]").set_input_files(table("akun.csv", rows))
    form.locator("button").click()
    page.wait_for_url("**/kelola/impor/akun/*")
    visitor.look("kelola-impor-lihat")
    visitor.expect("Baris 3" in page.inner_text("main") or "Line 3" in page.inner_text("main"), "bad lines are named")
    page.locator("main form button").click()
    visitor.expect_status(409)
    visitor.look("kelola-impor-belum")
    page.locator("[name=lewati]").check()
    page.locator("main form button").click()
    visitor.expect_status(200)
    visitor.look("kelola-impor-disimpan")
    visitor.expect(page.locator("main form").count() == 0, "what is stored can't be stored again")


def administrator_day(visitor, name):
    """Looks whether all is well, reads a service and a calendar, lets somebody in and puts them out again."""
    page = visitor.page
    visitor.sign_in("admin")
    page.locator('.top nav a[href="/kelola"]').click()
    visitor.look("kelola")
    visitor.open("/kelola/layanan", "kelola-layanan")
    page.locator(".doors a").first.click()
    page.wait_for_load_state()
    image = page.locator(".drawing img")
    image.scroll_into_view_if_needed()
    if visitor.script:
        page.wait_for_function("document.querySelector('.drawing img').naturalWidth > 0")
    page.locator("details summary").last.click()
    visitor.look("kelola-satu-layanan")
    visitor.open("/kelola/kalender", "kelola-kalender")
    visitor.open("/kelola/kalender/jam-kerja-0818-wib?tahun=2026", "kelola-satu-kalender")
    page.locator("[name=lama]").fill("5")
    page.locator(".trial button").click()
    visitor.expect_status(200)
    visitor.look("kelola-jatuh-tempo")
    calendar_step(visitor)
    visitor.open("/kelola/akun", "kelola-akun")
    page.locator('a[href="/kelola/akun/baru"]').click()
    visitor.look("kelola-akun-baru")
    username = f"uji-{name}"
    page.locator("[name=username]").fill(username)
    page.locator("[name=name]").fill(f"Uji {HOSTILE}")
    page.locator("[name=place]").fill("99.99")
    page.locator("[name=roles][value=operator-dinas]").check()
    page.locator("main form button").click()
    visitor.expect_status(422)
    visitor.look("kelola-akun-salah")
    page.locator("[name=place]").fill("32.04")
    page.locator("main form button").click()
    visitor.expect_status(200)
    visitor.look("kelola-akun-dibuat")
    visitor.expect(page.locator(".secret code").inner_text().count("-") == 2, "the first password is there")
    page.locator('a[href$="/ubah"]').click()
    visitor.look("kelola-akun-ubah")
    page.locator("[name=place]").fill("32")
    page.locator("[name=email]").fill("uji@example.id")
    page.locator("main form button.main").click()
    visitor.expect_status(200)
    visitor.look("kelola-akun-salah-tempat")
    visitor.expect(page.locator(".odd").count() == 1, "an account in vain is warned of")
    page.locator('a[href$="/nonaktif"]').click()
    visitor.look("kelola-nonaktifkan")
    page.locator("main form button").click()
    visitor.expect_status(200)
    visitor.look("kelola-akun-nonaktif")
    visitor.expect(page.locator(".secret").count() == 0, "the password is not there any more")
    text_step(visitor, name)
    import_step(visitor, name)
    visitor.sign_out()
    visitor.sign_in("agen1")
    visitor.open("/kelola", "bukan-administrator", status=404)
    visitor.open("/kelola/kode", "kode")
    page.locator(".doors a").first.click()
    visitor.look("kode-jenis")
    page.locator("[name=place]").select_option("32.04")
    page.locator("main form button").click()
    visitor.expect_status(200)
    visitor.look("kode-terbit")
    page.locator('a[href$="/cabut"]').first.click()
    visitor.look("kode-cabut")
    page.locator("main form button").click()
    visitor.expect_status(200)
    visitor.sign_out()


def main(url):
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        ways = itertools.product(SIZES, (True, False), ("id", "en"), ("light", "dark"))
        # Each size, script, language and scheme meets each other one at least once; all sixteen take too long.
        chosen = [way for index, way in enumerate(ways) if index in (0, 3, 5, 6, 9, 10, 12, 15)]
        for size, script, language, scheme in chosen:
            name = f"{size}-{'js' if script else 'tanpa-js'}-{language}-{scheme}"
            visitor = Visitor(browser, url, name, SIZES[size], script, language, scheme, faults)
            try:
                guest_day(visitor, name)
                dinas_day(visitor, school_day(visitor, name))
                officer_day(visitor)
                if script:
                    draft_day(visitor, name)
                    mishap_day(visitor, name)
                    live_day(visitor, name)
                    upload_day(visitor, name)
                    presence_day(visitor, name)
                letters_day(visitor)
                comment_day(visitor, name)
                supervisor_day(visitor)
                administrator_day(visitor, name)
                # What moves time, or looks the same for everybody, once with a script and once without.
                if (size, script) in (("kecil", True), ("besar", False)) and language == "id":
                    keyboard_guest_day(visitor)
                    walk_in_day(visitor)
                    climbing_day(visitor)
            except Exception as error:  # One way that breaks off must not hide the others.
                visitor.fault(f"broke off: {str(error).splitlines()[0]}")
                visitor.picture("putus")
            visitor.close()
            print(f"{name}: {len(visitor.looked)} pages", flush=True)
        browser.close()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
