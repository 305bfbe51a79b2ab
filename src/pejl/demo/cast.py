"""The people of the demo. All are invented."""

from pejl.shared.words import _

WHO_CAN_STEP_IN = {
    "karen": _("Borger. Brækkede hoften i efteråret og vil ud at handle selv."),
    "jonas": _("Borger. 19 år, har autisme og vil bo for sig selv."),
    "lone": _("Aases datter og værge. Svarer på vegne af sin mor, som har demens."),
    "bo": _("Hjemmehjælper i Hjemmeplejen Nord. Kommer hos Karen."),
    "fatima": _("Bostøtte i Team Ung. Kender Jonas."),
    "clara": _("Leder af Hjemmeplejen Nord."),
    "inge": _("Rådgiver i Råd og Støtte. Træffer afgørelser."),
    "pia": _("Udviklingskonsulent. Holder den røde tråd fra politik til læring."),
    "charlie": _("Hjemmehjælper i en anden enhed. Kender ingen af dem endnu."),
}
