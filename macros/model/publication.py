"""What holds for the publication as a whole: its name, version, addresses, source and order."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Annotated, Any, Self, get_args

from pydantic import (
    Field,
    ValidationInfo,
    computed_field,
    field_validator,
    model_validator,
)

from macros.model.fields import (
    Date,
    Email,
    Id,
    Label,
    PagePath,
    ReadingId,
    RecordId,
    Sentences,
    SiteUrl,
    Title,
    Url,
    Version,
)
from macros.model.inline import Inline
from macros.model.kinds import by_key
from macros.model.records import Part, Status
from macros.model.references import KnownIds, wrong
from macros.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What only the site has use for: it is no open data, and no document shows it.
_OF_THE_SITE = Field(exclude=True)
#: Between the cover of the booklet and its back: one sheet folds to eight.
_PANELS = 6


class Source(Part):
    """Where the canonical wording comes from."""

    title: Title
    """Titel van de bron."""
    organisation: Title
    """Wie de bron uitgaf."""
    date: Date
    """Datum van de bron, als jjjj-mm-dd."""
    url: Url
    """Adres van de bron."""


class Owner(Part):
    """Who publishes the site and answers for it: empty until an organisation has agreed to that."""

    name: Title | None = None
    """Welke organisatie de site uitgeeft. Leeg tot zij ermee instemt."""
    agreed_on: Date | None = None
    """De dag waarop zij ermee instemde, als jjjj-mm-dd."""
    contact_email: Email | None = None
    """Het e-mailadres voor een lezer, ook voor "Klopt dit niet?". Of vul contact_url in."""
    contact_url: Url | None = None
    """De pagina waar een lezer haar bereikt. Gaat voor het e-mailadres."""
    accessibility_statement_url: Url | None = None
    """De verklaring in het register van digitoegankelijk.nl, als die er is."""
    repository_url: Url | None = None
    """Waar deze bestanden staan. Is dat GitHub, dan leidt "Klopt dit niet?" ook naar de regel zelf."""

    @property
    def contact(self) -> str | None:
        """Where a link to reach the owner leads."""
        return self.contact_url or (self.contact_email and f"mailto:{self.contact_email}")

    @model_validator(mode="after")
    def _agreed(self) -> Self:
        if self.name and not (self.agreed_on and self.contact):
            raise wrong("noem een organisatie pas als zij instemde: vul ook agreed_on in, en een contact")
        if not self.name and (self.agreed_on or self.contact):
            raise wrong("vul ook name in, of laat agreed_on, contact_email en contact_url leeg")
        return self


class MenuPage(Part):
    """A page in the menu."""

    page: PagePath
    """Het pad van de pagina, zoals 'gedachten/'; '' is de startpagina."""
    title: Label | None = None
    """Wat in het menu staat. Laat het weg, en er staat wat boven de pagina staat."""


class _MenuGroup(Part):
    """A page, or more of them below a name."""

    title: Label | None = None
    """Wat in het menu staat. Bij een pagina mag het weg."""
    page: PagePath | None = None
    """Het pad van de pagina."""
    pages: tuple[Any, ...] = ()

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.page is None) is not bool(self.pages):
            raise wrong('heeft óf "page", óf "pages"')
        if self.pages and not self.title:
            raise wrong('een groep heeft een "title"')
        return self


class MenuItem(_MenuGroup):
    """A page in a group of the menu, or pages that a reader opens there."""

    pages: tuple[MenuPage, ...] = ()
    """De pagina's onder een naam die een lezer openklapt."""


class MenuEntry(_MenuGroup):
    """A page in the menu, or a group of pages with its name above them."""

    pages: tuple[MenuItem, ...] = ()
    """De pagina's van een groep; de naam van de groep staat erboven."""


class Tab(Part):
    """A tab at the edge of the pages of the handreiking."""

    title: Annotated[Label, Field(max_length=14)]
    """Wat op de tab staat: een woord."""
    start: ReadingId
    """Id van het eerste hoofdstuk of de eerste fase bij deze tab."""


class Start(Part):
    """A way into the handreiking, from the home page."""

    text: Title
    """Wat de lezer nodig heeft, in de ik-vorm."""
    item: RecordId
    """Id van het onderdeel dat daarbij helpt."""


class PocketPanel(Part):
    """A panel of the booklet for a pocket."""

    title: Label
    """Het moment waarvoor de zinnen zijn."""
    items: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    """Id's van onderdelen. Van elk staat de eerste zin in het zakboekje, en waar je heen kunt."""


class Publication(Part):
    """What holds for the publication as a whole."""

    slug: Annotated[Id, _OF_THE_SITE]
    """Korte naam in bestandsnamen en in wat een browser van een lezer bewaart. Verandert nooit."""
    title: Title
    """Titel van de handreiking en van de site."""
    subtitle: Title
    """Ondertitel, op de voorkant."""
    description: Sentences
    """Een of twee zinnen voor zoekmachines en voor wie de link deelt."""
    version: Version
    """Versie als '1.0.0', tussen aanhalingstekens."""
    date: Date
    """Datum van deze versie, als jjjj-mm-dd. Bepaalt ook de datum in de bestanden."""
    status: Status
    """'concept' tot wie de bron uitgaf de tekst bevestigt, daarna 'vastgesteld'."""
    status_notes: Annotated[dict[Status, Inline], _OF_THE_SITE]
    """Wat elke status voor de lezer betekent."""
    site_url: SiteUrl
    """Adres van de site. SITE_URL in de omgeving gaat voor."""
    proposal_url: Url
    """Waar een lezer een voorstel doet om de tekst te veranderen."""
    contact_url: Url
    """Waar een lezer terecht kan met een vraag."""
    training_url: Url
    """Waar een lezer zich aanmeldt voor de training."""
    security_contact_url: Url
    """Waar iemand een lek in de beveiliging meldt. Staat in /.well-known/security.txt."""
    security_expires: Date
    """Tot wanneer security.txt geldt, als jjjj-mm-dd. Hooguit een jaar na date."""
    owner: Owner = Owner()
    """Wie de site uitgeeft. Leeg zolang dat niemand is; de pagina's zeggen dat dan."""
    makers: Sentences
    """Wie de handreiking schrijft, in een of twee zinnen; het staat in het colofon."""
    source: Source
    """De pagina waaruit de titels en de hoofdlijn komen."""
    words: Annotated[Words, _OF_THE_SITE]
    """Hoe dingen heten in de zinnen rond de teksten."""
    content_licence: Label
    """Licentie op de tekst."""
    code_licence: Label
    """Licentie op de code."""
    reading_order: Annotated[tuple[ReadingId, ...], Field(min_length=1)]
    """Id's van hoofdstukken en fasen, in de volgorde van de handreiking."""
    tabs: Annotated[tuple[Tab, ...], Field(max_length=8, exclude=True)] = ()
    """De tabs aan de rand van de handreiking. Bij elke hoort wat er in de volgorde vanaf haar start staat."""
    start: Annotated[tuple[Start, ...], _OF_THE_SITE] = ()
    """Wat een lezer nodig kan hebben, bovenaan op de startpagina."""
    pocket: Annotated[tuple[PocketPanel, ...], _OF_THE_SITE] = ()
    """Wat in het zakboekje staat: zes panelen. Leeg, en er is geen zakboekje."""
    scan_page: Annotated[PagePath, _OF_THE_SITE] = "scan/"
    """Het pad van de pagina met de scan. Links van lezers hangen eraan: verander het nooit."""
    phrases_page: Annotated[PagePath, _OF_THE_SITE] = "zinnen/"
    """Het pad van de pagina met alle zinnen. Links van lezers hangen eraan: verander het nooit."""
    menu: Annotated[tuple[MenuEntry, ...], Field(min_length=1), _OF_THE_SITE]
    """Het menu: elke pagina één keer."""

    @computed_field(description="Wat de status voor de lezer betekent.")  # type: ignore[prop-decorator]
    @property
    def status_note(self) -> Inline:
        """What the status means to a reader."""
        return self.status_notes[self.status]

    @property
    def pages_in_menu(self) -> tuple[str, ...]:
        """The paths of the pages in the menu, in order."""
        return _paths(self.menu)

    @field_validator("slug")
    @classmethod
    def _alone(cls, slug: str) -> str:
        # A browser keeps what cannot be read of a handreiking "x" under "x-onleesbaar".
        if slug.endswith("-onleesbaar"):
            raise wrong('kan niet eindigen op "-onleesbaar"')
        return slug

    @property
    def security_contact(self) -> str | None:
        """Where a hole is reported; nothing while nobody has agreed to be asked."""
        if self.security_contact_url == self.source.url:
            return self.owner.contact
        return self.security_contact_url if self.owner.name else None

    @field_validator("security_expires")
    @classmethod
    def _within_a_year(cls, expires: datetime.date, info: ValidationInfo) -> datetime.date:
        published = info.data.get("date")
        # The standard advises it: who reads an old file must not trust it.
        if published and not published < expires <= published + datetime.timedelta(days=366):
            raise wrong("moet na date liggen, en hooguit een jaar later")
        return expires

    @field_validator("status_notes")
    @classmethod
    def _for_each_status(cls, notes: dict[Status, Inline]) -> dict[Status, Inline]:
        if missing := [each for each in get_args(Status) if each not in notes]:
            raise wrong(f"hier ontbreekt nog: {', '.join(missing)}")
        return notes

    @field_validator("pocket")
    @classmethod
    def _six_panels(cls, pocket: tuple[PocketPanel, ...]) -> tuple[PocketPanel, ...]:
        if len(pocket) not in {0, _PANELS}:
            raise wrong(f"een zakboekje heeft {_PANELS} panelen, en hier staan er {len(pocket)}")
        return pocket

    @field_validator("tabs")
    @classmethod
    def _in_order(cls, tabs: tuple[Tab, ...], info: ValidationInfo) -> tuple[Tab, ...]:
        order = info.data.get("reading_order", ())
        places = [order.index(tab.start) for tab in tabs if tab.start in order]
        if places != sorted(set(places)):
            raise wrong("de tabs staan niet in de volgorde van reading_order, of twee hebben dezelfde start")
        return tabs

    @field_validator("menu")
    @classmethod
    def _each_page_once(cls, menu: tuple[MenuEntry, ...]) -> tuple[MenuEntry, ...]:
        pages = _paths(menu)
        if twice := sorted({each or "''" for each in pages if pages.count(each) > 1}):
            raise wrong(f"staat er twee keer in: {', '.join(twice)}")
        return menu

    @field_validator("reading_order")
    @classmethod
    def _complete(cls, order: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if twice := sorted({each for each in order if order.count(each) > 1}):
            raise wrong(f"staat er twee keer in: {', '.join(twice)}")
        known: KnownIds = info.context or KnownIds({})
        # Other parts of the handreiking refer to each of them.
        unsure = known.twice | known.misshapen
        readable = [each for each, key in known.kinds.items() if by_key(key).reading and each not in unsure]
        if missing := [each for each in readable if each not in order]:
            raise wrong(f"hier ontbreekt nog: {', '.join(missing)}")
        return order


def _paths(menu: Iterable[MenuEntry | MenuItem | MenuPage]) -> tuple[str, ...]:
    paths: list[str] = []
    for each in menu:
        paths += _paths(each.pages) if isinstance(each, _MenuGroup) else ()
        paths += () if each.page is None else (each.page,)
    return tuple(paths)
