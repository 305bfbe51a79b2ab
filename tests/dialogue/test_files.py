"""Files that come with a message: taken by what they are, fetched and never shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pejl.dialogue.models import Attachment, Conversation, Message
from pejl.dialogue.rules import LARGEST_FILE, NOT_OPENED, TOO_LARGE
from tests.circles.screens import send, text_of, typed_on

from .talks import (
    PNG,
    inge_is_with,
    lone_speaks_for_karen,
    to_all_at_work,
    to_bo_alone,
)


def page_of(conversation: Conversation) -> str:
    return reverse("dialogue:talk", args=[conversation.uid])


@pytest.fixture
def png() -> SimpleUploadedFile:
    return SimpleUploadedFile("æbler.jpeg", PNG, "text/html")


def test_a_file_is_fetched_and_not_shown(cast, at_screen, png):
    conversation = to_all_at_work(cast)
    karen = at_screen("karen")
    send(karen, karen.get(page_of(conversation)), words="", file=png)
    file = Attachment.objects.get()
    response = at_screen("bo").get(reverse("dialogue:attachment", args=[file.uid]))
    assert response.content == PNG
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A6bler.png"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_what_is_to_one_alone_is_fetched_by_those_two_only(cast, at_screen, png):
    alone = to_bo_alone(cast)
    karen = at_screen("karen")
    send(karen, karen.get(page_of(alone)), words="", file=png)
    inge_is_with(cast)
    lone_speaks_for_karen(cast)
    fetched = reverse("dialogue:attachment", args=[Attachment.objects.get().uid])
    came = {who: at_screen(who).get(fetched).status_code for who in ("karen", "bo", "inge", "lone", "clara")}
    assert came == {"karen": 200, "bo": 200, "inge": 404, "lone": 404, "clara": 404}


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"MZ\x90", NOT_OPENED), (b"%PDF-" + bytes(LARGEST_FILE), TOO_LARGE), (b"", NOT_OPENED)],
)
def test_a_file_that_is_not_taken_is_told_at_the_field_and_the_words_are_kept(
    cast, at_screen, content, reason
):
    conversation = to_all_at_work(cast)
    karen = at_screen("karen")
    page = karen.get(page_of(conversation))
    with nothing_left_but_looks(cast):
        answer = send(karen, page, words="Se her", file=SimpleUploadedFile("brev.pdf", content))
    assert answer.status_code == 422
    assert reason in text_of(answer)
    assert "Se her" in typed_on(answer)


def nothing_left_but_looks(cast):
    class Same:
        def __enter__(self):
            self.before = Message.objects.count(), Attachment.objects.count()

        def __exit__(self, *failure):
            assert (Message.objects.count(), Attachment.objects.count()) == self.before

    return Same()
