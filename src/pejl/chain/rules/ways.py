"""How we work: a first half-page for each approach, in plain words, until the municipality writes its own."""

from collections.abc import Mapping

from pejl.pathways.rules import Approach
from pejl.shared.refusal import reasons_among
from pejl.shared.words import _

LONGEST_WAY = 3000

FIRST_TEXTS: Mapping[Approach, str] = {
    Approach.RECOVERY: _(
        "Du har haft det svært, eller du har været syg. Nu vil du have dit liv igen. Det bliver måske ikke "
        "som før. Men det bliver dit.\n\n"
        "Vi begynder med det, du håber på. Du siger, hvad vi skal prøve først. Vi tror på, at det kan gå "
        "bedre. Det gør vi også på de dage, hvor det går den anden vej.\n\n"
        "Det kan du gøre: Tag de skridt, du selv har lyst til. Sig til, når noget er for meget.\n\n"
        "Det gør vi: Vi går med dig, så længe det hjælper. Vi finder steder, hvor du kan møde andre. Vi "
        "taler med dem, du holder af, hvis du siger ja til det.\n\n"
        "Sådan ser vi, om det går: Du fortæller, hvad du kan nu, og som du ikke kunne for lidt siden. "
        "Når du ikke har brug for os mere, stopper vi. Det er godt."
    ),
    Approach.REHABILITATION: _(
        "Der er noget, du gerne vil blive bedre til. Måske kunne du det før. Måske kan du noget af det nu. "
        "Vi øver det sammen, til du kan så meget selv, som du vil.\n\n"
        "Vi begynder med et mål, som er dit. Så deler vi vejen op i små skridt. Vi øver det der, hvor du "
        "skal bruge det: hjemme hos dig, på gaden, i butikken.\n\n"
        "Det kan du gøre: Øv dig lidt, også når vi ikke er der. Sig til, hvis et skridt er for stort.\n\n"
        "Det gør vi: Vi viser dig, hvordan man kan gøre. Vi holder hænderne i ro, så du får lov at prøve "
        "selv. Alle, der kommer hos dig, gør det på samme måde.\n\n"
        "Sådan ser vi, om det går: Vi ser på skridtene sammen på den dag, vi har aftalt. Går det ikke, så "
        "laver vi planen om. Du skal ikke laves om."
    ),
    Approach.HABILITATION: _(
        "Der er noget, du gerne vil lære. Du har ikke kunnet det før, og det er helt i orden. Man kan lære "
        "nyt hele livet.\n\n"
        "Vi finder ud af, hvordan du lærer bedst. Nogle vil se det først. Nogle vil have billeder, eller ro, "
        "eller god tid. Vi gør det på din måde.\n\n"
        "Det kan du gøre: Vælg det, du helst vil kunne. Spørg igen, lige så tit du har lyst.\n\n"
        "Det gør vi: Vi deler det op, så hver del er til at have med at gøre. Vi gør det samme hver gang. "
        "Når du kan én del, går vi videre til den næste.\n\n"
        "Sådan ser vi, om det går: Du viser os, hvad du har lært. Du siger, om det er noget værd for dig. "
        "Så vælger vi sammen, hvad der kommer nu."
    ),
    Approach.COMPENSATION: _(
        "Der er noget, som du ikke kan selv, eller som koster dig for mange kræfter. Det skal du have hjælp "
        "til. Så har du kræfter til det, der er vigtigt for dig.\n\n"
        "Vi spørger, hvordan du gerne vil have det gjort. Hjælpen er i dit hjem og i dit liv. Derfor er det "
        "dig, der siger hvordan.\n\n"
        "Det kan du gøre: Gør den del, du har lyst til. Sig til, når noget skal være anderledes.\n\n"
        "Det gør vi: Vi kommer, når vi har sagt det. Vi gør det, vi har aftalt, og vi gør det ordentligt. Er "
        "der en ting, der kan gøre det lettere for dig, så viser vi dig den.\n\n"
        "Sådan ser vi, om det går: Du siger, om hjælpen passer til din dag. Hjælpen forsvinder ikke, fordi "
        "ingen har set på den. Vil du mere selv, så siger du det bare."
    ),
}


def hindrances_to_way(text: str) -> list[str]:
    """Every reason why a half-page cannot say this."""
    return reasons_among(
        {
            _("Skriv lidt her."): not text.strip(),
            _("En halv side er nok. Gør teksten kortere."): len(text) > LONGEST_WAY,
        }
    )
