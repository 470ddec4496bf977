"""The rules of templates: what can be wrong with one, how much it weighs, and what to type instead.

In: nothing. Out: the table that the check, its messages and docs/template-rules.md are made from.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import Diagnostic, Location, Severity
from reportgen.frozen import frozen
from reportgen.templating.told_codes import CODES

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@frozen
class Rule:
    """A rule: its code, its weight, the sentences that say what is wrong and what to type instead."""

    code: str
    severity: Severity
    wrong: str
    instead: str

    def diagnostic(
        self, params: Mapping[str, object], location: Location, severity: Severity | None = None
    ) -> Diagnostic:
        """Return what is said where the rule is broken."""
        return Diagnostic(self.code, self.wrong, params, severity or self.severity, location, instead=self.instead)


TAGS = (
    Rule("tag-not-closed", ERROR, "{tag} begins a tag that nothing closes", "close it in the same paragraph: {whole}"),
    Rule("tag-not-opened", ERROR, "{tag} closes a tag that nothing opens", "write the whole tag: {whole}"),
    Rule(
        *("tag-over-paragraphs", WARNING, "the tag {tag} goes on in another paragraph, and both become one paragraph"),
        "write the tag in one paragraph: {whole}",
    ),
    Rule(
        *("tag-deleted", WARNING, "the tag {tag} was deleted with tracked changes on, and is filled in all the same"),
        "accept or reject all changes (审阅, 接受) and save the file again",
    ),
    Rule(
        *("tag-out-of-reach", ERROR, "tags in endnotes are not filled in: {tag} would be printed as it stands"),
        "move it into the body, or into a footnote",
    ),
    Rule("tag-typed-wide", INFO, "{tag} was typed with an input method; it is understood", "nothing needs to be done"),
)
CODE = (
    Rule(
        "tag-unreadable",
        ERROR,
        "the tag {tag} cannot be read: {reason}",
        "look at the brackets, commas and quotation marks in it",
    ),
    Rule("tag-empty", ERROR, "nothing stands in the tag {tag}", "write the name of a field between the braces"),
    Rule("equals-sign", ERROR, "{tag} compares with one sign =", "a comparison has two: {fixed}"),
    Rule("quotation-mark", ERROR, "a quotation mark of {tag} has no other one", "put the text between two: {fixed}"),
    Rule("wrong-braces", ERROR, "{tag} has the braces of another kind of tag", "write {fixed}"),
    Rule("word-unknown", ERROR, "{word} is no word that a tag may begin with", "write {fixed}"),
    Rule(
        *("filter-unknown", ERROR, "there is no filter {name}"),
        "take one of those that there are: {names}",
    ),
    Rule(
        "test-unknown", ERROR, "there is no test {name}", "compare with a text (== or !=), or ask for the field alone"
    ),
    Rule("not-available", ERROR, "{what} is not available in a template", "take it out of {tag}"),
    Rule(
        *("percent-in-tag", ERROR, "a tag with the letter {prefix} cannot hold a sign % or a brace }} inside: {tag}"),
        "work it out in a tag of its own before: {fixed}",
    ),
)
BLOCKS = (
    Rule(
        *("block-not-closed", ERROR, "the block that {tag} opens is not closed before it must be"),
        "put {end} where its content ends",
    ),
    Rule(
        *("block-not-opened", ERROR, "{tag} belongs to a block that is not open here"),
        "take it out, or open the block before it: {open}",
    ),
    Rule(
        *("prefix-spaced", ERROR, "a blank stands before the letters {prefix} of {tag}"),
        "write them directly behind the sign %: {fixed}",
    ),
    Rule("prefix-outside-table", ERROR, "{tag} stands in no table", "write {fixed}, or move it into a cell"),
    Rule(
        *("prefix-differs", ERROR, "{tag} closes {opening}, but the letters behind the sign % are not the same"),
        "write the same letters in both: {fixed}",
    ),
    Rule("rows-over-tables", ERROR, "{tag} closes {opening}, which stands in another table", "put both into one table"),
    Rule(
        *("rows-in-one-row", ERROR, "{tag} stands in the same row as {opening}, and the row is lost"),
        "give each of them a row of its own, before and behind the rows that it is for",
    ),
    Rule(
        *("cells-over-rows", ERROR, "{tag} closes {opening}, which stands in another row"),
        "put both into one row, each in a cell of its own",
    ),
    Rule("cell-tag-outside", ERROR, "{tag} is for cells of a table, and stands in none", "move it into a cell"),
    Rule(
        *("text-beside-tag", ERROR, "{tag} takes the place of all that stands beside it: {lost} would be lost"),
        "give the tag a paragraph, row or cell of its own",
    ),
    Rule(
        *("paragraph-in-one", ERROR, "{tag} stands in the same paragraph as {opening}"),
        "give each of them a paragraph of its own, or leave the letter p out of both",
    ),
)
FIELDS = (
    Rule("field-unknown", ERROR, "there is no field {name}", "look it up: reportgen template fields"),
    Rule(
        *("field-outside-loop", ERROR, "{name} is there only in a loop over {list}"),
        "open the loop before it and close it behind: {loop}",
    ),
    Rule(
        *("loop-missing", ERROR, "the loop {loop} is missing: {name} is known in it alone"),
        "put {loop} before this, and {end} behind the last tag that asks for {name}, unless it stands there already",
    ),
    Rule("field-of-text", ERROR, "{owner} is a text and has no field {name}", "print it as a whole: {fixed}"),
    Rule(
        "loop-over-text", ERROR, "{name} is no list, and a loop cannot go over it", "print it without a loop: {fixed}"
    ),
    Rule("list-as-text", ERROR, "{name} is a list, and cannot be printed as a whole", "go over it: {loop}"),
    Rule("group-as-text", ERROR, "{name} has parts, and cannot be printed as a whole", "print its parts: {fixed}"),
    Rule(
        "part-missing",
        ERROR,
        "some documents have no {name}, and {tag} asks for it",
        "ask whether it is there: {fixed}",
    ),
    Rule("rich-tag", ERROR, "{tag} is for pictures, documents and links; {name} is a text", "write {fixed}"),
    Rule("letter-wrong", ERROR, "{tag} has not the letter that {name}() needs", "write {fixed}"),
    Rule(
        "word-of-kind",
        WARNING,
        "no block is of the kind {name}, so what stands there is never printed",
        "write {fixed}",
    ),
)
WHOLE = (
    Rule("field-never-printed", ERROR, "the template never prints the field {name}", "put it in its place: {fixed}"),
    Rule(
        *("field-left-out", WARNING, "documents of this kind have a {name}, and the template prints it nowhere"),
        "put it in its place: {fixed}",
    ),
    Rule(
        "style-unknown", WARNING, "a style is used that the file does not have ({name})", "choose a style from the list"
    ),
    Rule(
        *("style-missing", WARNING, "the file lacks styles that the layout looks for: {names}"),
        "copy them from a template that has them (样式, 管理样式, 导入/导出)",
    ),
    Rule(
        *("letterhead-typed", INFO, "the red head is typed, so every document has these words: {text}"),
        "right for a template of one office; for whichever office issues the document, type {fixed}",
    ),
    Rule("no-kind", INFO, "without a kind of document its fields are not checked", "name the kind: --kind 通知"),
)
PRACTICE = {code: Rule(code, ERROR, wrong, instead) for code, (wrong, instead) in CODES.items()}
"""What shows only when the template is read or filled in, in general; what is told of a tag is closer to it."""
PLACES_OF_FIELDS = "put its tag where it belongs: reportgen template fields"
TRIAL = (
    Rule(
        *("trial-tag", ERROR, "the tag {found} is left in the document: {around}"),
        "look for a tag that is cut in two or lacks a brace, and type it anew",
    ),
    Rule(
        *("trial-value", ERROR, "{found} is printed, which is no text: {around}"),
        "the field is empty, a yes or no, or a list: ask for it with an if, or print its entries with a for",
    ),
    Rule(
        *("trial-brackets", ERROR, "the brackets {found} are printed with nothing in them: {around}"),
        "put them inside the if that asks for the value",
    ),
    Rule(
        *("trial-mark", ERROR, "{found} is printed with nothing before or behind it: {around}"),
        "put the mark inside the if that asks for the value",
    ),
    Rule(
        *("trial-unprinted", ERROR, "the template does not print the field {field}: {text} would be lost"),
        PLACES_OF_FIELDS,
    ),
    Rule(
        "trial-invalid",
        ERROR,
        "Word would call the document damaged: a table, row, cell or paragraph is not whole",
        "put the tags so that each table, row, cell and paragraph is left whole or out as a whole",
    ),
    Rule(
        *(
            "trial-schema",
            ERROR,
            "Word may call the document damaged, since its file breaks a rule of the format: {reason}",
        ),
        "open the template in Word, save it again, and check it once more; if it stays, type what stands there anew",
    ),
    Rule(
        *("trial-blank-page", ERROR, "page {page} of {pages} is blank"),
        "look for a page break, or for empty paragraphs behind a table",
    ),
    Rule(
        *("trial-signature-alone", ERROR, "the signature stands alone on page {page} of {pages}"),
        "let it keep with the paragraph before (与下段同页)",
    ),
)
TRIALS = {each.code: each for each in TRIAL}
"""What shows in the documents that a template makes."""
RULES = {each.code: each for each in (*TAGS, *CODE, *BLOCKS, *FIELDS, *WHOLE)}
