"""Who gets in where: every address of the house, every member of the cast, reading and sending.

    nobody   has not signed in                      Karen    owns the pathway
    Rie      has a power of attorney for Karen      Mette    her daughter: Karen shares name and plan
    Viggo    a volunteer who has promised nothing   Bo       is with her, front line
    Inge     is with her, a case worker             Clara    leads Bo's unit, and is not with her
    Charlie  works elsewhere                        Jonas    another citizen
    Bo-home  Bo, here as himself

In a cell stand what comes of reading the address, and of sending an empty form to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.urls import reverse

from pejl.journal.models import Envelope
from tests.access import SECRETS, Karens, Visit, addresses, demo_doors, make_karens, signed_in, try_everywhere

SIGNS = {
    "D": "the door: sign in first",
    "P": "the page",
    "F": "the form again, with what it still needs",
    "G": "done, and led on",
    "N": "refused, with every reason",
    "-": "nothing new",
    ".": "there is no such page",
    "x": "not in that way",
}
TABLE = """
address                      tried-with   nobody Karen Rie Mette Viggo Bo Inge Clara Charlie Jonas Bo-home
desk:front                   -            DD     Gx    Gx  Gx    Gx    Gx Gx   Gx    Gx      Gx    Gx
desk:my_pathway              -            DD     Px    Gx  Gx    Gx    Gx Gx   Gx    Gx      Px    Gx
desk:people_i_meet           -            DD     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
desk:who_has_seen            circle       DD     Px    .x  .x    .x    .x .x   .x    .x      .x    .x
desk:my_case                 circle       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
desk:promised                -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
desk:close_by                -            DD     .x    .x  .x    .x    .x .x   Px    .x      .x    .x
practice:ask                 -            PP     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
practice:asked               key          PP     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
practice:want                key          PP     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
practice:questions           -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
practice:question            question     DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
practice:reply               question     DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
practice:thinking            -            DD     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
practice:new_situation       -            DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
practice:situation           situation    DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
practice:think               situation    DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
practice:attempt             situation    DD     ..    ..  ..    ..    PF ..   ..    ..      ..    ..
practice:outcome             situation    DD     ..    ..  ..    ..    PF ..   ..    ..      ..    ..
practice:tuesday             -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
practice:ideas               -            DD     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
practice:new_idea            -            DD     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
practice:idea                idea         DD     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
practice:answer_idea         idea         DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
practice:take_up             idea         DD     xN    xN  xN    xN    xG xG   xG    xG      xN    xN
practice:end_trial           trial        DD     ..    ..  ..    ..    PF ..   PF    ..      ..    ..
practice:read_news           idea         DD     xG    x.  x.    x.    x. x.   x.    x.      x.    x.
pathways:page                circle       DD     PP    PP  PP    ..    PP PP   ..    ..      ..    ..
pathways:new_wish            circle       DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:new_strength        circle       DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:new_goal            circle       DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:new_intervention    goal         DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:first_meeting       circle       DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:about_me            circle       DD     Px    Px  Px    .x    Px Px   .x    .x      .x    .x
pathways:then                circle       DD     Px    Px  Px    .x    Px Px   .x    .x      .x    .x
pathways:write_about_me      circle       DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:rewrite             own          DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:put_away            own          DD     PG    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:codes               goal         DD     ..    ..  ..    ..    PG PG   ..    ..      ..    ..
pathways:renew               intervention DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:end                 intervention DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:hand                hand         DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
pathways:stop                intervention DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:how_it_goes         circle       DD     Px    Px  Px    .x    Px Px   .x    .x      .x    .x
pathways:good_day            circle       DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:follow              circle       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
pathways:say_of_theme        theme        DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:unfollow            theme        DD     xN    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:agree_need          theme        DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:show_need           need         DD     xN    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:hide_need           need         DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:stop_need           need         DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:agree_steps         aim          DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:stop_steps          aim          DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:say_of_goal         scale        DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:correct             said         DD     PF    ..  ..    ..    .. ..   ..    ..      ..    ..
pathways:was_said            noted        DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:was_not_said        noted        DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:ask                 circle       DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
pathways:grant_help          circle       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
pathways:grant               grant        DD     Px    Px  Px    .x    Px Px   .x    .x      .x    .x
pathways:use                 grant        DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
pathways:look                grant        DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
pathways:change_help         grant        DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
pathways:end_help            grant        DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
pathways:stop_use            use          DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
pathways:prepared            prepared     DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
pathways:to_see_to           -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
pathways:remit               -            DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
pathways:answer_times        -            DD     P.    P.  P.    P.    P. PF   PF    P.      P.    P.
pathways:answer_later        plea         DD     ..    ..  ..    ..    .. PF   ..    ..      ..    ..
circles:proposal             proposal     DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
circles:withdraw             proposal     DD     xN    xN  xN    x.    xG xN   x.    x.      x.    x.
circles:carry                proposal     DD     PF    PF  PF    ..    PF PF   ..    ..      ..    ..
circles:let_stand            written      DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
circles:not_said             written      DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
circles:take_back            spoken       DD     xG    xN  xN    x.    xN xN   x.    x.      x.    x.
circles:decided              circle       DD     Px    Px  Px    .x    Px Px   .x    .x      .x    .x
circles:people               circle       DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
circles:stop_sharing         share        DD     xG    xN  x.    x.    xN xN   x.    x.      x.    x.
circles:part_with            invited      DD     xG    xN  x.    x.    xN xN   x.    x.      x.    x.
circles:leave                colleague    DD     ..    ..  ..    ..    PG PG   ..    ..      ..    ..
circles:entry                circle       DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
circles:team                 circle       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
circles:speaks_for           circle       DD     ..    ..  ..    ..    .. PF   ..    ..      ..    ..
circles:fact                 circle       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
circles:ask_to_join          circle       DD     x.    x.  x.    x.    xG xG   xG    xG      x.    x.
circles:emergency            circle       DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
circles:promise              volunteer    DD     x.    x.  x.    xG    x. x.   x.    x.      x.    x.
circles:find                 -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
circles:open                 -            DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
letters:proposal             proposal     DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
letters:proposal_pdf         proposal     DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:plan                 circle       DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
letters:plan_pdf             circle       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:sheet                sheet        DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:sheet_pdf            sheet        DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:letters              circle       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:letter               letter       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:letter_pdf           letter       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:answer               asked        DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
letters:not_said             told         DD     ..    ..  ..    ..    PG PG   ..    ..      ..    ..
letters:ruling               kept         DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
letters:ruling_pdf           kept         DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
rulings:rulings              circle       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
rulings:begin                circle       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:ruling               ruling       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
rulings:write                ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:hear                 ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:answer               hearing      DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
rulings:not_said             answer       DD     xN    xN  x.    x.    xN xN   x.    x.      x.    x.
rulings:issue                ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:drop                 ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:tell_again           ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:complain             ruling       DD     PG    PG  ..    ..    PF PF   ..    ..      ..    ..
rulings:withdraw             ruling       DD     PG    PG  ..    ..    PF PF   ..    ..      ..    ..
rulings:deny_complaint       complaint    DD     xG    xN  x.    x.    xN xN   x.    x.      x.    x.
rulings:deny_view            draft        DD     xN    xN  x.    x.    xN xN   x.    x.      x.    x.
rulings:uphold               ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:follow               ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:send_on              ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
rulings:board                ruling       DD     ..    ..  ..    ..    PF PF   ..    ..      ..    ..
dialogue:talks               circle       DD     Px    Px  Px    .x    Px Px   .x    .x      .x    .x
dialogue:begin               circle       DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
dialogue:talk                talk         DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
dialogue:news                talk         DD     -x    -x  .x    .x    -x -x   .x    .x      .x    .x
dialogue:promise             talk         DD     xG    xG  x.    x.    xG xG   x.    x.      x.    x.
dialogue:attachment          file         DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
dialogue:meetings            circle       DD     Px    Px  .x    .x    Px Px   .x    .x      .x    .x
dialogue:call                circle       DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
dialogue:meeting             meeting      DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
dialogue:call_off            meeting      DD     xG    xG  x.    x.    xG xG   x.    x.      x.    x.
dialogue:pick                time         DD     xN    xN  x.    x.    xG xG   x.    x.      x.    x.
dialogue:together            meeting      DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
dialogue:add                 note         DD     PF    PF  ..    ..    PF PF   ..    ..      ..    ..
dialogue:read                note         DD     xG    xG  x.    x.    xG xG   x.    x.      x.    x.
dialogue:met                 circle       DD     xN    xN  x.    x.    xG xG   x.    x.      x.    x.
dialogue:calendar            -            DD     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
dialogue:make_calendar       -            DD     xG    xG  xG    xG    xG xG   xG    xG      xG    xG
dialogue:stop_calendar       -            DD     xG    xG  xG    xG    xG xG   xG    xG      xG    xG
dialogue:feed                feed         .x     .x    .x  .x    .x    .x .x   .x    .x      .x    .x
account_login                -            PF     GG    GG  GG    GG    GG GG   GG    GG      GG    GG
mfa_authenticate             -            DD     GG    GG  GG    GG    GG GG   GG    GG      GG    GG
mfa_login_webauthn           -            DD     GG    GG  GG    GG    GG GG   GG    GG      GG    GG
account_inactive             -            Px     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
account_reset_password       -            PF     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
account_reset_password_done  -            Px     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
account_reset_password_from_key reset     PF     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
account_reset_password_from_key_done -    Px     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
account_confirm_email        confirm      P.     P.    P.  P.    P.    P. P.   P.    P.      P.    P.
account_email_verification_sent -         Px     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
by_provider                  provider     x.     x.    x.  x.    x.    x. x.   x.    x.      x.    x.
openid_connect_callback      openid       ..     ..    ..  ..    ..    .. ..   ..    ..      ..    ..
saml_acs                     saml         x.     x.    x.  x.    x.    x. x.   x.    x.      x.    x.
saml_finish_acs              saml         .x     .x    .x  .x    .x    .x .x   .x    .x      .x    .x
saml_sls                     saml         .x     .x    .x  .x    .x    .x .x   .x    .x      .x    .x
saml_metadata                saml         .x     .x    .x  .x    .x    .x .x   .x    .x      .x    .x
mfa_index                    -            DD     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
account_reauthenticate       -            DD     ..    ..  ..    ..    .. ..   ..    ..      ..    ..
mfa_reauthenticate           -            DD     ..    ..  ..    ..    .. ..   ..    ..      ..    ..
mfa_reauthenticate_webauthn  -            DD     ..    ..  ..    ..    .. ..   ..    ..      ..    ..
account_email                -            DD     PG    PG  PG    PG    PG PG   PG    PG      PG    PG
account_change_password      -            DD     GG    GG  GG    GG    GG GG   GG    GG      GG    GG
account_set_password         -            DD     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
mfa_add_webauthn             -            DD     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
mfa_remove_webauthn          passkey      DD     ..    ..  ..    ..    .. ..   ..    ..      ..    ..
mfa_activate_totp            -            DD     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
mfa_deactivate_totp          -            DD     ..    ..  ..    ..    .. ..   ..    ..      ..    ..
mfa_view_recovery_codes      -            DD     .x    .x  .x    .x    .x .x   .x    .x      .x    .x
mfa_generate_recovery_codes  -            DD     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
usersessions_list            -            DD     PG    PG  PG    PG    PG PG   PG    PG      PG    PG
chain:table                  -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
chain:gaps                   -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
chain:node                   node         DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
chain:new                    place        DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:edit                   node         DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:ties                   node         DD     ..    ..  ..    ..    .. ..   PG    ..      ..    ..
chain:end                    node         DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:undo                   node         DD     x.    x.  x.    x.    x. x.   xN    x.      x.    x.
chain:comment                node         DD     x.    x.  x.    x.    xF xF   xF    xF      x.    x.
chain:suggest                node         DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:suggestion             suggestion   DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
chain:take_suggestion        suggestion   DD     x.    x.  x.    x.    x. x.   xN    x.      x.    x.
chain:drop_suggestion        suggestion   DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:prioritise             activity     DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:hold                   activity     DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:answers                activity     DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:session                session      DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:cancel                 session      DD     x.    x.  x.    x.    x. x.   xG    x.      x.    x.
chain:calendar               session      DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
chain:ask                    session      DD     x.    x.  x.    x.    xN xG   xG    xG      x.    x.
chain:say_no                 enrolment    DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:rate                   enrolment    DD     x.    x.  x.    x.    xN xN   xN    xN      x.    x.
chain:tried                  enrolment    DD     ..    ..  ..    ..    PF ..   ..    ..      ..    ..
chain:mark                   yes          DD     x.    x.  x.    x.    xN xN   xG    xN      x.    x.
chain:my_learning            -            DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
chain:share                  wished       DD     x.    x.  x.    x.    xG x.   x.    x.      x.    x.
chain:close                  wished       DD     x.    x.  x.    x.    xG x.   x.    x.      x.    x.
chain:unit_learning          -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
chain:day                    -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
chain:day_pdf                -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
chain:argue                  activity     DD     ..    ..  ..    ..    PF PF   PF    PF      ..    ..
exchange:page                -            DD     ..    ..  ..    ..    P. P.   PF    P.      ..    ..
exchange:template            -            DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
exchange:take_out            format       DD     .x    .x  .x    .x    Px Px   Px    Px      .x    .x
exchange:received            received     DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
chain:ways                   -            DD     Px    Px  Px    Px    Px Px   Px    Px      Px    Px
chain:principle              node         DD     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
chain:way                    approach     DD     PF    PF  PF    PF    PF PF   PF    PF      PF    PF
chain:write_way              approach     DD     ..    ..  ..    ..    .. ..   PF    ..      ..    ..
organisation:sign_out        -            DD     xD    xD  xD    xD    xD xD   xD    xD      xD    xD
organisation:choose_capacity -            DD     xG    xG  xG    xG    xG xG   xG    xG      xG    xG
set_language                 -            GG     GG    GG  GG    GG    GG GG   GG    GG      GG    GG
demo:doors                   -            PP     PP    PP  PP    PP    PP PP   PP    PP      PP    PP
demo:step_in                 who          xG     xG    xG  xG    xG    xG xG   xG    xG      xG    xG
"""


OPEN_TO_ALL = """
account_confirm_email account_email_verification_sent account_inactive account_login
account_reset_password account_reset_password_done account_reset_password_from_key
account_reset_password_from_key_done by_provider demo:doors demo:step_in dialogue:feed mfa_authenticate
mfa_login_webauthn openid_connect_callback
practice:ask practice:asked practice:want saml_acs saml_finish_acs saml_metadata saml_sls
set_language
"""


@dataclass(frozen=True)
class Row:
    address: str
    thing: str
    cells: dict[str, str]


def _read(table: str) -> tuple[list[str], dict[str, Row]]:
    (_address, _thing, *cast), *lines = [line.split() for line in table.strip().splitlines()]
    rows = {name: Row(name, thing, dict(zip(cast, cells, strict=True))) for name, thing, *cells in lines}
    return cast, rows


CAST, ROWS = _read(TABLE)


NAME = "Karen"
NOT_FOR_RELATIVES = {"message", "note", "point", "ruling", "hearing", "her answer", "address", "mandate"}
WITH_HER = {"Karen", "Rie", "Mette", "Bo", "Inge"}
NAMED_BEFORE_SIGNING_IN = {"demo:doors"}
NAMED_TO_STRANGERS = {
    "Clara": set(),
    "Charlie": set(),
    "Viggo": {"desk:people_i_meet"},
}

PEOPLE_SHOWN_TO_WHOM_KAREN_DID_NOT_SHOW_THEM = {
    "circles:decided",
    "desk:people_i_meet",
    "pathways:page",
    "pathways:then",
}


@pytest.fixture
def karens(cast) -> Karens:
    return make_karens(cast)


@pytest.fixture
def with_demo_doors(settings) -> Iterator[None]:
    with demo_doors(settings):
        yield


_visits: dict[str, list[Visit]] = {}


@pytest.fixture
def visits_of(request):
    """Everything that somebody tried. All try once, in the first test that asks, and nothing of it stays."""
    if not _visits:
        request.getfixturevalue("with_demo_doors")
        karens = request.getfixturevalue("karens")
        tried = {row.address: row.thing for row in ROWS.values()}
        _visits.update({who: list(try_everywhere(karens, who, tried)) for who in CAST})
    return _visits.__getitem__


def test_every_address_of_the_house_stands_in_the_table(with_demo_doors):
    assert sorted(name for name, _entry in addresses()) == sorted(ROWS)


def test_every_door_is_closed_but_those_that_say_otherwise(with_demo_doors):
    open_to_all = {name for name, entry in addresses() if not getattr(entry.callback, "login_required", True)}
    assert sorted(open_to_all) == OPEN_TO_ALL.split()


@pytest.mark.parametrize("who", CAST)
def test_everyone_comes_in_where_the_table_says_and_nowhere_else(visits_of, who):
    came: dict[str, str] = {}
    for visit in visits_of(who):
        came[visit.address] = came.get(visit.address, "") + visit.sign
    assert came == {row.address: row.cells[who] for row in ROWS.values()}


@pytest.mark.parametrize("who", ["Karen", "Bo", "Inge"])
def test_there_is_something_to_be_seen_by_those_who_are_with(visits_of, who):
    seen = {secret for visit in visits_of(who) for secret in secrets_in(visit)}
    assert seen == set(SECRETS)


@pytest.mark.parametrize("who", sorted(set(CAST) - WITH_HER))
def test_who_is_not_with_karen_reads_nothing_of_hers_anywhere(visits_of, who):
    read = {(visit.address, secret) for visit in visits_of(who) for secret in secrets_in(visit)}
    assert read == set()


@pytest.mark.parametrize("who", sorted(set(CAST) - WITH_HER))
def test_who_is_not_with_karen_meets_her_name_only_where_it_must_be(visits_of, who):
    named = {visit.address for visit in visits_of(who) if NAME in visit.text}
    assert named - NAMED_BEFORE_SIGNING_IN == NAMED_TO_STRANGERS.get(who, set())


def test_a_relative_reads_what_was_shared_and_no_letter_ruling_or_address(visits_of):
    read = {secret for visit in visits_of("Mette") for secret in secrets_in(visit)}
    assert {"wish", "goal", "agreed", "proposed", "phone"} <= read
    assert read & NOT_FOR_RELATIVES == set()


def test_whom_karen_did_not_show_her_people_does_not_see_them(visits_of):
    """An address that no longer shows them leaves the list."""
    shown = {
        visit.address
        for visit in visits_of("Mette")
        if {"Inge Due", "Viggo Bang"} & set(re.findall(r"[A-Z]\w+ [A-Z]\w+", visit.text))
    }
    assert shown - NAMED_BEFORE_SIGNING_IN == PEOPLE_SHOWN_TO_WHOM_KAREN_DID_NOT_SHOW_THEM


def test_whoever_is_shown_something_of_karens_is_on_record(visits_of):
    unrecorded = {
        visit.address
        for who in set(CAST) - {"Karen", "nobody"}
        for visit in visits_of(who)
        if (NAME in visit.text or secrets_in(visit) - {_own_name(who)}) and not visit.told
    }
    assert unrecorded == NAMED_BEFORE_SIGNING_IN


def _own_name(who: str) -> str:
    return {"Mette": "relative", "Rie": "mandate"}.get(who, "")


@pytest.mark.parametrize("who", CAST)
def test_nobody_is_on_record_as_having_seen_what_they_were_refused(visits_of, who):
    assert {visit.address for visit in visits_of(who) if visit.sign in ".xDN" and visit.told} == set()


def secrets_in(visit: Visit) -> set[str]:
    return {name for name, words in SECRETS.items() if words in visit.text}


@pytest.mark.parametrize("typed", ["Karen", "holm", "kar", "KAREN HOLM"])
def test_an_employee_finds_a_name_and_a_unit_and_nothing_more_and_it_is_on_record(karens, typed):
    browser = signed_in(karens.people["Charlie"])
    before = Envelope.objects.count()
    html = browser.get(reverse("circles:find"), {"q": typed}).content.decode()
    assert "<h3>Karen Holm</h3><p>Hjemmeplejen Nord</p>" in html
    assert {name for name, words in SECRETS.items() if words in html} == set()
    told = Envelope.objects.filter(number__gt=before).order_by("number")
    assert [(one.kind, one.subject) for one in told] == [("search", None), ("search", karens.uid)]


@pytest.mark.parametrize("who", ["Karen", "Jonas", "Mette", "Bo-home"])
def test_nobody_searches_among_citizens_but_at_work(karens, who):
    page = signed_in(karens.people[who]).get(reverse("circles:find"), {"q": "Holm"})
    assert page.status_code == 404
