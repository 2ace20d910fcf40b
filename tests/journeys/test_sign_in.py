"""Signing in: a password, then a code; without a second factor one gets one first."""

from playwright.sync_api import expect

from portal.demo.cast import TOTP_SECRET
from tests.journeys.people import code_of, give_code, give_password, give_password_again


def test_a_password_and_a_code_sign_one_in(context, house):
    page = context.new_page()

    give_password(page, "omar")
    give_code(page, code_of(TOTP_SECRET))

    expect(page.get_by_text("Signed in as omar", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Operations")).to_be_visible()


def test_a_wrong_code_signs_nobody_in(context, house):
    page = context.new_page()
    give_password(page, "otis")
    right = code_of(TOTP_SECRET)

    give_code(page, f"{(int(right) + 500_000) % 1_000_000:06}")

    expect(page.get_by_text("There is a problem")).to_be_visible()
    page.goto("/operations/")
    expect(page.get_by_role("link", name="Staff sign-in")).to_be_visible()
    expect(page.get_by_label("Code")).to_be_visible()


def test_without_a_second_factor_one_comes_to_its_enrolment_alone(context, house):
    page = context.new_page()
    give_password(page, "newton")

    for path in ("/bookings/", "/bookings/new/", "/account/password/change/", "/"):
        page.goto(path)
        assert page.url.endswith("?next=%2Faccount%2F2fa%2Ftotp%2Factivate%2F")
    give_password_again(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up an authenticator app")


def test_one_enrolls_a_second_factor_and_goes_on(context, house):
    page = context.new_page()
    give_password(page, "noel")
    give_password_again(page)

    give_code(page, code_of(page.get_by_label("Secret", exact=True).input_value()))

    page.goto("/bookings/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bookings")


def test_signing_out_ends_it(context, house):
    context.add_cookies([house.cookie("nina")])
    page = context.new_page()
    page.goto("/")

    page.get_by_role("button", name="Sign out").click()

    page.goto("/account/2fa/")
    expect(page.get_by_role("heading", name="Staff sign-in")).to_be_visible()
