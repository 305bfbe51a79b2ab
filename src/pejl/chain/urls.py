from django.urls import path

from .views import days, gaps, learning, own, table, talking, writing

app_name = "chain"
urlpatterns = [
    path("den-roede-traad/", table, name="table"),
    path("den-roede-traad/her-mangler-noget/", gaps, name="gaps"),
    path("den-roede-traad/ny/<int:place>/", writing.new, name="new"),
    path("den-roede-traad/<uuid:uid>/", writing.node, name="node"),
    path("den-roede-traad/<uuid:uid>/skriv/", writing.edit, name="edit"),
    path("den-roede-traad/<uuid:uid>/bind/", writing.ties, name="ties"),
    path("den-roede-traad/<uuid:uid>/tag-ud/", writing.end, name="end"),
    path("den-roede-traad/<uuid:uid>/fortryd/", writing.undo, name="undo"),
    path("den-roede-traad/<uuid:uid>/sig-noget/", talking.comment, name="comment"),
    path("den-roede-traad/<uuid:uid>/foreslaa/", talking.suggest, name="suggest"),
    path("den-roede-traad/forslag/<uuid:uid>/", talking.suggestion, name="suggestion"),
    path("den-roede-traad/forslag/<uuid:uid>/ja/", talking.take_suggestion, name="take_suggestion"),
    path("den-roede-traad/forslag/<uuid:uid>/nej/", talking.drop_suggestion, name="drop_suggestion"),
    path("den-roede-traad/<uuid:uid>/beslut/", learning.prioritise, name="prioritise"),
    path("den-roede-traad/<uuid:uid>/saet-tid/", learning.hold, name="hold"),
    path("den-roede-traad/<uuid:uid>/borgernes-svar/", learning.answers, name="answers"),
    path("laering/<uuid:uid>/", learning.session, name="session"),
    path("laering/<uuid:uid>/aflys/", learning.cancel, name="cancel"),
    path("laering/<uuid:uid>/kalender.ics", learning.calendar, name="calendar"),
    path("laering/<uuid:uid>/skriv-mig-op/", learning.ask, name="ask"),
    path("laering/plads/<uuid:uid>/nej/", learning.say_no, name="say_no"),
    path("laering/plads/<uuid:uid>/saa-godt-kan-jeg/", learning.rate, name="rate"),
    path("laering/plads/<uuid:uid>/proevet/", learning.tried, name="tried"),
    path("laering/plads/<uuid:uid>/<slug:what>/", learning.mark, name="mark"),
    path("min-udvikling/", own.my_learning, name="my_learning"),
    path("min-udvikling/<uuid:uid>/del/", own.share, name="share"),
    path("min-udvikling/<uuid:uid>/luk/", own.close, name="close"),
    path("enhedens-laering/", own.unit_learning, name="unit_learning"),
    path("raadgivningsdag/", days.day, name="day"),
    path("raadgivningsdag/side.pdf", days.day_pdf, name="day_pdf"),
    path("raadgivningsdag/<uuid:uid>/", days.argue, name="argue"),
]
