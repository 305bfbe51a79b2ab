from django.urls import path

from . import views

app_name = "letters"
urlpatterns = [
    path("forslag/<uuid:uid>/brev/", views.proposal, name="proposal"),
    path("forslag/<uuid:uid>/brev.pdf", views.proposal_pdf, name="proposal_pdf"),
    path("forloeb/<uuid:uid>/brev/", views.plan, name="plan"),
    path("forloeb/<uuid:uid>/brev.pdf", views.plan_pdf, name="plan_pdf"),
    path("forloeb/<uuid:uid>/papir/<slug:sheet>/", views.sheet, name="sheet"),
    path("forloeb/<uuid:uid>/papir/<slug:sheet>.pdf", views.sheet_pdf, name="sheet_pdf"),
    path("kreds/<uuid:uid>/breve/", views.letters, name="letters"),
    path("brev/<uuid:uid>/", views.letter, name="letter"),
    path("brev/<uuid:uid>/brev.pdf", views.letter_pdf, name="letter_pdf"),
    path("afgoerelse/<uuid:uid>/brev/", views.ruling, name="ruling"),
    path("afgoerelse/<uuid:uid>/brev.pdf", views.ruling_pdf, name="ruling_pdf"),
    path("brev/<uuid:uid>/svar/<uuid:version>/", views.answer, name="answer"),
    path("brev/<uuid:uid>/det-sagde-jeg-ikke/<uuid:voice>/", views.not_said, name="not_said"),
]
