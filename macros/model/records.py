"""The records of the handreiking: what an editor writes, checked, and unchangeable from then on.

The Dutch descriptions are what an editor sees in the JSON Schema while typing. Each kind says of itself where
it stands and how it is found, in its ``kind``; the order of the classes is the order of the kinds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    computed_field,
    field_validator,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from macros.model.fields import (
    KEY,
    LAYOUT,
    SEARCHED,
    SPOKEN,
    CitationId,
    Date,
    FormId,
    Id,
    InterventionId,
    Label,
    PagePath,
    Paragraphs,
    PhaseId,
    RecordId,
    Sentences,
    StepId,
    TermId,
    Text,
    Title,
    Url,
    Version,
)
from macros.model.inline import Inline
from macros.model.kinds import Card, Kind, declare, declared
from macros.model.references import Reference, wrong
from macros.model.texts import texts_of
from macros.problems import suggestion

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

#: What stands on the site and in the handreiking where a chapter shows it, and is no kind of record.
COLOPHON = "colophon"
#: The same, where a handreiking has it: the way to each phase, and to the training.
_OPTIONAL = ("phases", "training")
#: How many questions turn a thought around.
_QUESTIONS = 3
#: How many minutes an exercise takes.
_SHORTEST, _LONGEST = 15, 45
#: How sure the text is: whether those behind the source have confirmed it.
Status = Literal["concept", "vastgesteld"]
#: What a reader can do on the site with a section of a chapter.
Component = Literal["own_thought", "routes"]


class Part(BaseModel):
    """Base of everything in the data: unchangeable, and without fields that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Record(Part):
    """A part that has a permanent public name, but for those that have no ``kind``."""

    kind: ClassVar[Kind]
    _name_field: ClassVar[str] = "title"

    id: Id
    """Blijvende naam in kleine letters en streepjes. Verandert nooit en komt nooit terug."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Put a class that declares a kind on the list of kinds."""
        if "kind" in cls.__dict__:
            declare(cls.kind)
            _CLASSES.append(cls)

    @classmethod
    def records_within(cls) -> dict[str, type[Record]]:
        """The fields that hold records themselves, such as a checklist, with the class of those."""
        held = {name: get_args(field.annotation)[:1] for name, field in cls.model_fields.items()}
        return {name: of[0] for name, of in held.items() if of and _is_record(of[0])}

    @property
    def name(self) -> str:
        """What links to this record say."""
        return str(getattr(self, self._name_field))

    @property
    def headline(self) -> str:
        """The first sentence of the title: what stands in the heading."""
        return _sentences(getattr(self, "title", self.name))[0]

    @property
    def continuation(self) -> str:
        """The rest of a title of more than one sentence, to stand right below the heading."""
        return " ".join(_sentences(getattr(self, "title", self.name))[1:])

    @property
    def description(self) -> str:
        """What a page with this record alone is about, for search engines."""
        value = getattr(self, self.kind.lead or self._name_field)
        return str(value[0] if isinstance(value, tuple) else value)

    @property
    def sourced(self) -> tuple[str, ...]:
        """Its fields that have the wording of the source; the rest is ours."""
        return self.kind.sourced

    @property
    def searched(self) -> tuple[str, ...]:
        """The words that it is found by and that no reader sees in it."""
        fields = (name for name, field in type(self).model_fields.items() if SEARCHED in field.metadata)
        return tuple(word for name in fields for word in getattr(self, name))

    @property
    def details(self) -> str:
        """What it says besides its name, a line for each text: for where it has no heading of its own."""
        without = {self._name_field, "confirmed_by"}
        return "\n".join(text for field, text in texts_of(self) if field not in without)


_CLASSES: list[type[Record]] = []


def kinds() -> tuple[type[Record], ...]:
    """Every class of records that has a kind, in the order in which they are declared."""
    return tuple(_CLASSES)


class Confirmed(Record):
    """A record of which somebody can say that it is still right.

    No date is compared with that of the publication: who confirms reads what is published, and so may do it
    later; and a build knows no today.
    """

    confirmed_on: Date | None = None
    """Op welke dag iemand zei dat deze tekst klopt, als jjjj-mm-dd. Verandert de tekst, haal dit dan weg."""
    confirmed_by: Label | None = None
    """Wie dat zei: een rol, nooit de naam van een mens. Bijvoorbeeld 'hoofd van de afdeling advies'."""
    review_by: Annotated[Date | None, Field(exclude=True)] = None
    """Voor welke dag iemand deze tekst weer leest, als jjjj-mm-dd. 'make due' noemt het, de site niet."""
    citations: tuple[CitationId, ...] = ()
    """Id's van de bronnen onder wat er over recht of een organisatie staat, uit citations.yml."""

    @model_validator(mode="after")
    def _confirmed_as_a_whole(self) -> Self:
        if self.confirmed_on and not self.confirmed_by:
            raise wrong('bij "confirmed_on" hoort "confirmed_by": de rol van wie het bevestigde')
        if self.confirmed_by and not self.confirmed_on:
            raise wrong('bij "confirmed_by" hoort "confirmed_on": de dag waarop het is bevestigd')
        if self.confirmed_on and self.review_by and self.review_by <= self.confirmed_on:
            raise wrong('"review_by" moet na "confirmed_on" liggen')
        return self


class Findable(Confirmed):
    """A record that the search of the site also finds by words that do not stand in its text."""

    found_by: Annotated[tuple[Title, ...], SEARCHED] = ()
    """Woorden die een lezer hiervoor intikt en die niet in de tekst staan. Alleen voor het zoeken."""


class FromSource(Findable):
    """A record of a kind that the source has too, unless we added it."""

    addition: bool = False
    """'true' als dit onderdeel een aanvulling is: dan is ook de titel van ons, en niet uit de bron."""

    @property
    def sourced(self) -> tuple[str, ...]:
        """Its fields that have the wording of the source: none of what was added."""
        return () if self.addition else self.kind.sourced


def _is_record(of: Any) -> bool:
    return isinstance(of, type) and issubclass(of, Record)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?]) (?=[A-Z])", text)


class Section(Part):
    """A part of a chapter, under a heading of its own."""

    title: Title
    """Tussenkop."""
    paragraphs: tuple[Inline, ...] = ()
    """Alinea's."""
    points: tuple[Inline, ...] = ()
    """Opsomming onder de alinea's."""
    phrases: Annotated[tuple[Inline, ...], SPOKEN] = ()
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    status: Annotated[Status | None, Field(exclude=True)] = None
    """Staat dit deel er alleen bij één status van de handreiking? Zet die hier."""
    component: Annotated[Component | None, Field(serialization_alias="tool")] = None
    """Wat de lezer op de site met dit deel kan doen. 'own_thought': een eigen gedachte omdraaien. De drie
    punten zijn dan vragen om in te vullen. Het antwoord op de laatste vraag is de helpende gedachte.
    'routes': de wegen naar hulp uit red_flags.yml volgen, met hun namen."""

    @model_validator(mode="after")
    def _three_questions(self) -> Self:
        if self.component == "own_thought" and len(self.points) != _QUESTIONS:
            reason = f'met "component: own_thought" heeft een deel {_QUESTIONS} punten'
            raise wrong(f"{reason}, en geen {len(self.points)}")
        return self


class _Shown:
    """Says what ``Chapter.shows`` can be: the name of a kind that declares that a chapter shows it."""

    @staticmethod
    def names() -> list[str]:
        return [*(each.collection for each in declared() if each.shown), COLOPHON, *_OPTIONAL]

    def check(self, name: str) -> str:
        if name not in self.names():
            *names, last = map(repr, self.names())
            raise wrong(f"kan alleen {', '.join(names)} of {last} zijn")
        return name

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, _: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"enum": self.names(), "type": "string"}


def _once(chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Each kind of record is shown by one chapter, and a component stands in one place."""
    shown = [chapter.shows for chapter in chapters]
    optional = {*_OPTIONAL, *(each.collection for each in declared() if each.optional)}
    for each in _Shown.names():
        if shown.count(each) > 1 or (each not in optional and each not in shown):
            times = "hooguit" if each in optional else "precies"
            raise wrong(f'{times} één hoofdstuk heeft "shows: {each}", en nu zijn het er {shown.count(each)}')
    used = [each.component for chapter in chapters for each in chapter.sections if each.component]
    for component in get_args(Component):
        if used.count(component) > 1:
            reason = f'hooguit één deel heeft "component: {component}"'
            raise wrong(f"{reason}, en nu zijn het er {used.count(component)}")
    return chapters


class Chapter(Findable):
    """Prose that stands in the handreiking and on the site."""

    kind = Kind(
        key="chapter",
        one="hoofdstuk",
        many="hoofdstukken",
        collection="chapters",
        page="{page}",
        paged=True,
        lead="paragraphs",
        weight=0.8,
        found_as="pagina",
        linked=True,
        reading=True,
        together=_once,
    )

    title: Title
    """Titel van het hoofdstuk."""
    page: Annotated[PagePath, LAYOUT]
    """De pagina van de site waar dit hoofdstuk staat, bijvoorbeeld 'gedachten/'; '' is de startpagina."""
    paragraphs: Paragraphs
    """Alinea's onder de titel."""
    sections: tuple[Section, ...] = ()
    """Delen met een tussenkop."""
    shows: Annotated[Annotated[str, _Shown()] | None, LAYOUT] = None
    """Welke onderdelen na deze tekst volgen."""

    def under(self, status: Status) -> Self:
        """The chapter as it reads under a status of the handreiking."""
        return self.model_copy(
            update={"sections": tuple(each for each in self.sections if each.status in (None, status))}
        )


class UnitName(Part):
    """What the interventions of a phase are called, or the rows of a form."""

    one: Label
    """Enkelvoud, bijvoorbeeld 'stap'."""
    many: Label
    """Meervoud, bijvoorbeeld 'stappen'."""


class Phase(FromSource):
    """A phase of an assignment."""

    kind = Kind(
        key="phase",
        sourced=("title",),
        one="fase",
        many="fasen",
        collection="phases",
        page="fasen/{id}/",
        paged=True,
        lead="summary",
        linked=True,
        listed=True,
        reading=True,
    )

    _name_field = "label"

    title: Title
    """Titel uit de bron."""
    label: Label
    """Korte naam, voor het menu en de faselijn."""
    question: Inline
    """De vraag die je jezelf in deze fase stelt."""
    summary: Inline
    """Eén zin: waar draait het in deze fase om?"""
    introduction: Paragraphs
    """Inleiding in een paar alinea's."""
    when: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=5)]
    """Wanneer ben je in deze fase? Elk punt maakt 'Je bent hier als …' af."""
    good_enough: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=6)]
    """Wanneer is het goed genoeg om verder te gaan?"""
    unit: UnitName
    """Hoe heten de onderdelen van deze fase?"""


class ChecklistItem(Record):
    """Something the reader can tick: yes or no."""

    kind = Kind(key="item", one="checklistpunt", many="checklistpunten", weight=0.7, found_as="checklist")

    _name_field = "text"

    text: Inline
    """Eén korte zin in de ik-vorm, met ja of nee te beantwoorden."""


class NextStep(Part):
    """What to do when an intervention does not work."""

    text: Inline
    """Wat je dan doet."""
    interventions: Annotated[tuple[InterventionId, ...], Field(min_length=1)]
    """Id's van de onderdelen die dan volgen, uit interventions.yml."""


class Intervention(FromSource):
    """Something to do in a phase: an intervention, or a step of giving back."""

    kind = Kind(
        key="intervention",
        sourced=("title",),
        one="interventie",
        many="interventies",
        collection="interventions",
        page="fasen/{phase}/",
        linked=True,
        listed=True,
        card=Card(front=("title", "summary"), back=("label", "how", "phrases")),
    )

    _name_field = "label"

    phase: PhaseId
    """Id van de fase."""
    title: Sentences
    """Titel uit de bron."""
    label: Label
    """Korte naam, voor verwijzingen."""
    summary: Inline
    """Wat je doet, in één zin."""
    why: Paragraphs
    """Waarom werkt dit?"""
    how: Annotated[tuple[Inline, ...], Field(min_length=3, max_length=6)]
    """Zo doe je het, in stappen."""
    phrases: Annotated[tuple[Inline, ...], SPOKEN, Field(min_length=2, max_length=4)]
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    pitfalls: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=3)]
    """Valkuilen."""
    otherwise: NextStep
    """Als het niet werkt."""
    forms: tuple[FormId, ...] = ()
    """Id's van formulieren die erbij helpen."""
    checklist: Annotated[tuple[ChecklistItem, ...], Field(min_length=2, max_length=4)]
    """Punten om af te vinken."""


class Route(Part):
    """A way to get help outside the assignment."""

    name: Title
    """Naam van de persoon, plek of wet."""
    text: Inline
    """Wat je daar vindt."""
    url: Url | None = None
    """Adres, als dat vaststaat."""


class RedFlag(FromSource):
    """A signal that the assignment may need to change or to stop."""

    kind = Kind(
        key="red_flag",
        sourced=("title",),
        one="rode vlag",
        many="rode vlaggen",
        collection="red_flags",
        page="{chapter}",
        linked=True,
        listed=True,
        overview="$Red_flags",
        shown=True,
        card=Card(front=("title", "label"), back=("label", "signs", "questions_self", "questions_client")),
    )

    _name_field = "label"

    title: Title
    """Titel uit de bron."""
    label: Label
    """Korte naam."""
    meaning: Paragraphs
    """Wat is er aan de hand?"""
    phrases: Annotated[tuple[Inline, ...], SPOKEN, Field(min_length=2, max_length=4)]
    """Zinnen om te zeggen, zonder aanhalingstekens."""
    signs: Annotated[tuple[Inline, ...], Field(min_length=3, max_length=5)]
    """Waaraan merk je het?"""
    questions_self: Annotated[tuple[Inline, ...], Field(min_length=3, max_length=4)]
    """Vragen aan jezelf."""
    questions_client: Annotated[tuple[Inline, ...], Field(max_length=3)]
    """Vragen aan de ander: twee of drie, en geen ([]) als words in publication.yml geen client heeft."""
    interventions: Annotated[tuple[InterventionId, ...], Field(min_length=1)]
    """Id's van de onderdelen die passen, in elke fase, uit interventions.yml."""
    giving_back: Paragraphs
    """Wanneer komt ermee stoppen in beeld?"""
    routes: tuple[Route, ...] = ()
    """Andere wegen naar hulp, bijvoorbeeld bij een integriteitskwestie."""


class Thought(FromSource):
    """A hindering thought with the helping one."""

    kind = Kind(
        key="thought",
        sourced=("hindering", "helping"),
        one="gedachte",
        many="gedachten",
        collection="thoughts",
        page="{chapter}",
        linked=True,
        listed=True,
        overview="Gedachten",
        shown=True,
        card=Card(front=("hindering",), back=("helping", "questions")),
    )

    _name_field = "hindering"

    hindering: Title
    """De belemmerende gedachte, uit de bron."""
    helping: Sentences
    """De helpende gedachte, uit de bron."""
    origin: Paragraphs
    """Waar komt de gedachte vandaan?"""
    cost: Paragraphs
    """Wat kost de gedachte je?"""
    questions: Annotated[tuple[Inline, ...], Field(min_length=_QUESTIONS, max_length=_QUESTIONS)]
    """De oefening: drie vragen aan jezelf."""


class Answer(Part):
    """A possible answer in the decision guide."""

    answer: Title
    """Het antwoord, kort."""
    look_at: Inline
    """Waar kijk je dan naar?"""
    items: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    """Id's van onderdelen die helpen."""


class Question(Findable):
    """A question that helps to decide: adjust, or give back."""

    kind = Kind(
        key="question",
        one="vraag",
        many="vragen",
        collection="questions",
        page="{chapter}",
        weight=0.9,
        linked=True,
        listed=True,
        overview="$Decision",
        shown=True,
    )

    _name_field = "question"

    question: Title
    """De vraag."""
    explanation: Inline
    """Waarom deze vraag?"""
    answers: Annotated[tuple[Answer, ...], Field(min_length=2, max_length=4)]
    """De antwoorden. Geen punten, geen oordeel."""
    talk_to: Inline
    """Met wie praat je hier het eerst over?"""
    first: StepId | None = None
    """Id van de stap in de volgorde waar talk_to bij hoort."""


class FormField(Record):
    """One field of a form; its id is unique within the form."""

    _name_field = "label"

    label: Title
    """Wat vul je hier in?"""
    help: Inline
    """Uitleg bij het veld."""
    lines: Annotated[int, Field(strict=True, ge=1, le=12)] = 3
    """Hoeveel regels ruimte, op papier en op het scherm."""
    apart: bool = False
    """'true' voor een vak dat los staat van de rest, zoals je eigen interpretatie."""
    examples: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Voorbeeldantwoord; in een formulier met rijen één per rij."""


class Form(Findable):
    """Something to fill in."""

    kind = Kind(
        key="form",
        one="formulier",
        many="formulieren",
        collection="forms",
        page="{chapter}{slug}/",
        paged=True,
        lead="summary",
        linked=True,
        listed=True,
        namesakes=True,
        overview="Formulieren",
        shown=True,
    )

    title: Title
    """Titel van het formulier."""
    summary: Inline
    """Waar is het formulier voor?"""
    introduction: Paragraphs
    """Uitleg boven het formulier."""
    rows: bool = False
    """'true' als je er meer rijen van invult, zoals het feitenmodel."""
    unit: UnitName | None = None
    """Hoe heten de rijen van dit formulier? Alleen in een formulier met rijen."""
    fields: Annotated[tuple[FormField, ...], Field(min_length=3)]
    """De velden."""

    @property
    def slug(self) -> str:
        """Its name in an address, in the folder of the forms."""
        return self.id.removeprefix("formulier-")

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.rows and self.unit is None:
            raise wrong('een formulier met rijen zegt met "unit" hoe een rij heet')
        if self.unit and not self.rows:
            raise wrong('alleen een formulier met "rows: true" heeft een "unit"')
        counts = {len(field.examples) for field in self.fields}
        if not self.rows and counts != {1}:
            raise wrong("een formulier zonder rijen heeft één voorbeeld per veld")
        if len(counts) > 1:
            raise wrong("elk veld heeft evenveel voorbeelden: één per rij")
        return self


class Term(Confirmed):
    """A term of the trade."""

    kind = Kind(
        key="term",
        one="begrip",
        many="begrippen",
        collection="terms",
        page="{chapter}",
        weight=1,
        overview="Begrippen",
        shown=True,
    )

    _name_field = "term"

    term: Label
    """Het begrip."""
    inflections: Annotated[tuple[Label, ...], SEARCHED, Field(serialization_alias="forms")] = ()
    """Andere vormen die naar het begrip linken, zoals het meervoud."""
    synonyms: Annotated[tuple[Label, ...], SEARCHED] = ()
    """Andere woorden voor hetzelfde. Wie daarop zoekt, vindt ook wat over dit begrip gaat."""
    definition: Inline
    """Uitleg in hooguit twee zinnen."""
    see_also: tuple[TermId, ...] = ()
    """Id's van verwante begrippen."""

    @field_validator("synonyms")
    @classmethod
    def _other_words(cls, synonyms: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        own = {each.lower() for each in (info.data.get("term", ""), *info.data.get("inflections", ()))}
        if known := [each for each in synonyms if each.lower() in own]:
            raise wrong(f"staat al bij term of inflections: {', '.join(known)}")
        return synonyms


class GroupSize(Part):
    """How many people an exercise is for."""

    min: Annotated[int, Field(strict=True, ge=1)]
    """Kleinste groep."""
    max: Annotated[int, Field(strict=True, ge=1)]
    """Grootste groep."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise wrong("de kleinste groep is groter dan de grootste")
        return self


class ExerciseStep(Part):
    """One thing that a group does in an exercise, with its time."""

    text: Inline
    """Wat de groep doet: één handeling."""
    minutes: Annotated[int, Field(strict=True, ge=1, le=45)]
    """Hoeveel minuten het duurt, met het wisselen van plek erbij."""
    materials: tuple[Inline, ...] = ()
    """Wat er voor deze stap klaarligt."""
    roles: tuple[Label, ...] = ()
    """Wie wat speelt of doet, zoals 'spreker' en 'waarnemer'."""
    online: Inline | None = None
    """Hoe het online gaat, als dat anders is."""


def _of_fitting_length(steps: tuple[ExerciseStep, ...]) -> tuple[ExerciseStep, ...]:
    minutes = sum(each.minutes for each in steps)
    if not _SHORTEST <= minutes <= _LONGEST:
        raise wrong(f"de stappen duren samen {minutes} minuten, en een oefening {_SHORTEST} tot {_LONGEST}")
    return steps


class Exercise(Findable):
    """Something a trainer does with a group."""

    kind = Kind(
        key="exercise",
        one="oefening",
        many="oefeningen",
        collection="exercises",
        page="{chapter}",
        weight=0.7,
        listed=True,
        overview="Oefeningen voor $trainers",
        shown=True,
    )

    title: Title
    """Titel van de oefening."""
    goal: Inline
    """Wat kan een deelnemer daarna?"""
    group: GroupSize
    """Groepsgrootte."""
    steps: Annotated[tuple[ExerciseStep, ...], Field(min_length=3), AfterValidator(_of_fitting_length)]
    """De stappen, het nabespreken erbij. Samen duren ze 15 tot 45 minuten."""
    debrief: Annotated[tuple[Inline, ...], Field(min_length=2)]
    """Vragen voor de nabespreking."""
    items: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    """Id's van de onderdelen waar de oefening over gaat."""

    @computed_field(description="Duur in minuten: die van alle stappen samen.")  # type: ignore[prop-decorator]
    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(each.minutes for each in self.steps)

    @computed_field(description="Wat er klaarligt: alles van de stappen samen.")  # type: ignore[prop-decorator]
    @property
    def materials(self) -> tuple[Inline, ...]:
        """What must be ready, each thing once."""
        return tuple(dict.fromkeys(text for each in self.steps for text in each.materials))


def _a_kind(key: str) -> str:
    known = [each.key for each in declared() if each is not Retired.kind]
    if key not in known:
        raise wrong(f'onbekende soort "{key}"{suggestion(key, known)}')
    return key


class Retired(Record):
    """What is left of a record that was taken away: the links and the answers that hang on its id."""

    kind = Kind(
        key="retired",
        one="oud onderdeel",
        many="oude onderdelen",
        collection="retired",
        page="{page}",
        weight=0.5,
        optional=True,
    )

    _name_field = "was"

    was: Sentences
    """Hoe het heette."""
    of: Annotated[str, AfterValidator(_a_kind), KEY]
    """Welke soort het was, zoals red_flag, intervention, form, of item voor een checklistpunt."""
    page: Annotated[PagePath, LAYOUT]
    """De pagina waar het stond, bijvoorbeeld 'rode-vlaggen/'. Daar komen oude links uit."""
    successor: Annotated[Id, Reference(lambda _: True)] | None = None
    """Id van het onderdeel dat ervoor in de plaats kwam. Is dat van dezelfde soort, dan gaat daarheen wat een
    lezer bewaarde."""
    carries_over: Annotated[bool, LAYOUT] = True
    """'false' als wat een lezer bewaarde toch niet meegaat, zoals bij een formulier met andere velden."""
    reason: Sentences
    """Een of twee zinnen voor de lezer: waarom is het weg?"""
    since: Version | None = None
    """Sinds welke versie, bijvoorbeeld '1.1.0', tussen aanhalingstekens."""
