"""A day of a school and of its dinas, in every way in which people look at the pages.

Usage: days.py URL. Ends with 1 if anything was not as it should be; each finding is a line.
"""

import itertools
import os
import sys
import tempfile

from playwright.sync_api import sync_playwright

from visitor import Visitor

SIZES = {"kecil": (360, 640), "besar": (1280, 800)}
ASKING = "/tiket/baru?layanan=dapodik-paud-dikmas&formulir=pertanyaan"
HOSTILE = '<img src=x onerror=alert(1)> "\u0301 onmouseover=alert(1) \'&'


def school_day(visitor, name):
    """Signs in, asks with a file, reads the receipt, replies, looks back in time, closes."""
    visitor.open("/", "beranda")
    visitor.sign_in("sekolah1")
    visitor.look("tiket-saya")
    visitor.open("/tiket/baru", "pilih-layanan")
    visitor.open(ASKING, "tiket-baru")
    visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True).click()
    visitor.expect_status(422)
    visitor.look("tiket-baru-salah")
    visitor.page.locator("[name=subject]").fill(f"Gagal sinkron {name} {HOSTILE}")
    visitor.page.locator("[name=message]").fill("Baris satu\nBaris dua\n" + HOSTILE)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "layar \"satu\" <b>.txt")
        with open(path, "w") as file:
            file.write("Isi lampiran")
        visitor.page.locator("[name=attachments]").set_input_files(path)
        visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True).click()
        visitor.page.wait_for_url("**/diterima")
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
    visitor.act("jawab", "", error=True)
    visitor.look("tiket-petugas-salah")
    visitor.act("jawab", "Silakan perbarui aplikasinya.\nTerima kasih.")
    visitor.look("tiket-terjawab")
    visitor.open("/kotak/dinas?giliran=kami", "kotak-giliran")
    visitor.open("/kotak/dinas?q=zzzz", "kotak-kosong")
    visitor.open("/tiket/999999", "tidak-ditemukan", status=404)
    visitor.sign_out()


def walk_in_day(visitor):
    """Mistypes the password once, then writes down what somebody came with."""
    visitor.keyboard_sign_in("ult1", "salah", 401)
    visitor.look("masuk-salah")
    visitor.sign_in("ult1")
    visitor.open("/tiket/baru", "tiket-baru-loket")
    visitor.page.locator("[name=onBehalfOf]").fill("sekolah1")
    visitor.page.locator("[name=subject]").fill("Datang ke loket")
    visitor.page.locator("[name=message]").fill("Membawa surat mutasi.")
    visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True).click()
    visitor.page.wait_for_url("**/diterima")
    visitor.look("tanda-terima")
    visitor.open("/tiket/1", "bukan-urusannya", status=404)
    visitor.sign_out()


def climbing_day(visitor):
    """A school waits three days, and the centre finds its ticket and sends it back."""
    visitor.sign_in("sekolah1")
    visitor.page.goto(visitor.url + ASKING)
    visitor.page.locator("[name=subject]").fill("Naik jenjang")
    visitor.page.locator("[name=message]").fill("Menunggu tiga hari.")
    visitor.page.get_by_role("button", name=visitor.say("Kirim", "Send"), exact=True).click()
    visitor.page.wait_for_url("**/diterima")
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
                dinas_day(visitor, school_day(visitor, name))
                # What moves time, or looks the same for everybody, once with a script and once without.
                if (size, script) in (("kecil", True), ("besar", False)) and language == "id":
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
