"""Every address of the desk. Addresses can be sent to a colleague: they do not change."""

from functools import cache

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from pipeline.desk.screens import (
    actions,
    belonging,
    changes,
    comments,
    editions,
    errors,
    funding,
    intake,
    keys,
    letters,
    mail,
    meetings,
    numbers,
    papers,
    people,
    proposals,
    received_days,
    search,
    sign_in,
    states,
    submission,
    submissions,
    templates,
    today,
    upkeep,
    versions,
    workbooks,
)
from pipeline.desk.screens import (
    settings as settings_,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", today.today, name="today"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("welcome/<str:secret>", sign_in.welcome, name="welcome"),
    path("keys", keys.keys, name="keys"),
    path("language", people.choose_language, name="language"),
    path("submissions", submissions.listing, name="submissions"),
    path("submissions/<str:sha256>", submission.show, name="submission"),
    path("submissions/<str:sha256>/versions", versions.compare, name="versions"),
    path("submissions/<str:sha256>/headings", versions.headings, name="submission-headings"),
    path("submissions/<str:sha256>/headings/place", versions.place, name="submission-place"),
    path("submissions/<str:sha256>/belonging", belonging.show, name="belonging"),
    path("submissions/<str:sha256>/belonging/say", belonging.say, name="belonging-say"),
    path("submissions/<str:sha256>/erase", belonging.erase, name="submission-erase"),
    path("submissions/<str:sha256>/comments", comments.show, name="comments"),
    path("submissions/<str:sha256>/comments/write", comments.write, name="comments-write"),
    path("submissions/<str:sha256>/comments/assign", comments.assign, name="comments-assign"),
    path("received-days", received_days.listing, name="received-days"),
    path("received-days/accept", received_days.accept, name="received-days-accept"),
    path("wordings", versions.wordings, name="wordings"),
    path("wordings/forget", versions.forget_wording, name="wordings-forget"),
    path("submissions/<str:sha256>/judge", submission.judge, name="submission-judge"),
    path("submissions/<str:sha256>/these", submission.say_these, name="submission-these"),
    path(
        "submissions/<str:sha256>/page/<int:page>/words",
        submission.page_letters,
        name="submission-words",
    ),
    path("submissions/<str:sha256>/file", submission.original, name="submission-file"),
    path(
        "submissions/<str:sha256>/page/<int:page>.png", submission.picture, name="submission-page"
    ),
    path("actions", actions.listing, name="actions"),
    path("actions/<str:number>", actions.show, name="action"),
    path("actions/<str:number>/rename", actions.rename, name="action-rename"),
    path("actions/<str:number>/record", actions.record, name="action-record"),
    path("map/land.svg", actions.land_svg, name="land"),
    path("proposals", proposals.latest, name="proposals"),
    path("proposals/<str:name>", proposals.show, name="proposals-of"),
    path("proposals/<str:name>/record", proposals.record, name="proposals-record"),
    path("proposals/<str:name>/enter", proposals.enter, name="proposals-enter"),
    path("proposals/<str:name>/numbers", numbers.numbers, name="proposals-numbers"),
    path("states", states.listing, name="states"),
    path("states/<str:iso>", states.show, name="state"),
    path("states/<str:iso>/table.xlsx", states.table, name="state-table"),
    path("states/<str:iso>/publication", states.publication, name="state-publication"),
    path("states/<str:iso>/calendar.ics", states.calendar, name="state-calendar"),
    path("changes", changes.changes, name="changes"),
    path("funding", funding.funding, name="funding"),
    path("meetings", meetings.listing, name="meetings"),
    path("meetings/<str:name>", meetings.show, name="meeting"),
    path("meetings/<str:name>/compliance", meetings.compliance, name="meeting-compliance"),
    path("meetings/<str:name>/deadline", meetings.deadline, name="meeting-deadline"),
    path("intake", intake.intake, name="intake"),
    path("runs/<int:number>", intake.run, name="run"),
    path("runs/<int:number>/again", intake.again, name="run-again"),
    path("mail", mail.show, name="mail"),
    path("mail/fetch", mail.fetch, name="mail-fetch"),
    path("mail/address", mail.address, name="mail-address"),
    path("letters", letters.latest, name="letters"),
    path("letters/<str:meeting>", letters.listing, name="letters-of"),
    path("letters/<str:meeting>/<str:key>", letters.show, name="letter"),
    path("letters/<str:meeting>/<str:key>/change", letters.change, name="letter-change"),
    path("letters/<str:meeting>/<str:key>/<str:name>", letters.download, name="letter-file"),
    path("papers", papers.papers, name="papers"),
    path("papers/make", papers.make, name="papers-make"),
    path("papers/<str:meeting>/<path:name>", papers.download, name="paper"),
    path("search", search.find, name="search"),
    path("history", upkeep.history, name="history"),
    path("condition", upkeep.condition, name="condition"),
    path("condition/backup", upkeep.make_backup, name="backup-make"),
    path("condition/backups/<str:name>", upkeep.backup, name="backup"),
    path("editions", editions.editions, name="editions"),
    path("editions/look", editions.look, name="editions-look"),
    path("editions/keep", editions.keep, name="editions-keep"),
    path("settings", settings_.show, name="settings"),
    path("settings/address", settings_.address, name="settings-address"),
    path("settings/templates", templates.listing, name="templates"),
    path("settings/templates/look", templates.look, name="templates-look"),
    path("settings/templates/keep", templates.keep, name="templates-keep"),
    path("settings/templates/restore", templates.restore, name="templates-restore"),
    path(
        "settings/templates/<str:kind>/<str:language>.docx",
        templates.download,
        name="template-file",
    ),
    path("workbooks", workbooks.workbooks, name="workbooks"),
    path("workbooks/make", workbooks.make, name="workbooks-make"),
    path("workbooks/apply", workbooks.apply, name="workbooks-apply"),
    path("people", people.people, name="people"),
    path("people/add", people.add, name="people-add"),
    path("people/<int:number>", people.person, name="person"),
]
if "allauth" in settings.INSTALLED_APPS:
    urlpatterns.append(path("sso/", include("allauth.urls")))

handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken


@cache
def names() -> frozenset[str]:
    """The names of the addresses that exist."""
    return frozenset(
        str(pattern.name) for pattern in urlpatterns if isinstance(pattern, URLPattern)
    )
