"""Reason tables: what Jinja and Python say of a tag, each with what is told instead, and with what to type.

In: nothing. Out: for each code, forms of what is said; the first that matches is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportgen.diagnostics import Word
from reportgen.templating.told_codes import LOOK_UP

EXAMPLES: Mapping[str, str] = {
    "example_field": "{{ 标题 }}", "example_filter": "{{ 成文日期|中文日期 }}", "example_if": "{% if 版记 %}{{ 版记.印发机关 }}{% endif %}",
    "example_number": "{% if 总数 != 0 %}…{% endif %}",
    "example_for": "{% for 机关 in 主送机关列表 %}{{ 机关 }}{% endfor %}",
}  # fmt: skip
ASK_FIRST = "ask first whether it is there: {example_if}"
ONE_FIELD = "write one field, and filters behind a |: {example_filter}"
KINDS_ALIKE = "compare and work out only what is of one kind: texts with texts, numbers with numbers"
FILTERS = "take a filter from the guide, such as {example_filter}"
KINDS = {
    "str": "a text", "Markup": "a text", "int": "a number", "float": "a number", "Decimal": "a number", "bool": "a yes or no",
    "list": "a list", "tuple": "a list", "dict": "a group of fields", "NoneType": "an empty value", "None": "an empty value",
    "date": "a date",
}  # fmt: skip
TOKENS = {
    "end of print statement": "}}", "end of statement block": "%}", "begin of print statement": "{{",
    "begin of statement block": "{%", "name": Word("a name"), "string": Word("a text"), "integer": Word("a number"),
    "end of template": Word("the end of the template"),
}  # fmt: skip
Row = tuple[re.Pattern[str], str, str]
KIND = r"'?(?P<what>\w+)'?"


def told_as(pattern: str, message: str, instead: str) -> Row:
    """Return how what somebody else says is told: its form, and the message ids of what is wrong and of what to type."""
    return re.compile(pattern, re.DOTALL), message, instead


SYNTAX = (
    told_as(r"No filter named '(?P<name>.+)'", "there is no filter {name}", FILTERS),
    told_as(r"No test named '(?P<name>.+)'", "there is no test {name}", "compare with a text (== or !=), or ask for the field alone"),
    told_as(
        r"Encountered unknown tag 'end(?P<name>\w+)'", "end{name} closes a block that is not open here",
        "take it out, or open the block before it with {name}",
    ),
    told_as(r"Encountered unknown tag '(?P<name>(?:else|elif))'", "{name} stands outside of if and endif", "put it between if and endif"),
    told_as(r"Encountered unknown tag '(?P<name>.+?)'", "{name} is no word that a tag may begin with", "to print a field, write it so: {example_field}"),
    told_as(
        r"Unexpected end of template.*The innermost block that needs to be closed is '(?P<name>\w+)'",
        "a block that begins with {name} is not closed", "put end{name} where its content ends",
    ),
    told_as(r"Missing end of comment", "a remark that begins with {mark} is not closed", "close it in the same paragraph"),
    told_as(r"Missing end of raw", "a block that begins with raw is not closed", "put endraw where its content ends"),
    told_as(r"expected token '.+', got '='", "one sign = stands where a comparison needs two", "a comparison has two: =="),
    told_as(r"expected token '(?P<token>.+)', got '(?P<got>.+)'", "{got} stands where {token} should stand", ONE_FIELD),
    told_as(r"Expected an expression, got '(?P<got>.+)'", "something is missing before {got}", ONE_FIELD),
    told_as(r"unclosed tag", "a tag is not closed in its paragraph", "close it in the same paragraph"),
    told_as(r"unexpected char ([\"'])[\"'“”‘’]\1", "a quotation mark has no other one", "put the text between two quotation marks of one kind"),
    told_as(r"unexpected char ([\"'])(?P<got>.)\1", "the character {got} cannot stand here", "put a text between two quotation marks; write the rest in plain characters"),
    told_as(r"unexpected '(?P<got>.+)', expected '(?P<token>.+)'", "{got} stands where {token} should stand", "let every bracket have its other half"),
    told_as(r"unexpected '(?P<got>.+)'", "{got} stands here and should not", "let every bracket have its other half"),
    told_as(r"unexpected end of template|tag name expected", "the tag is not finished", ONE_FIELD),
    told_as(r"can't assign to ", "what stands before the sign = cannot be the name of a value", "give it another name"),
    told_as(r"block '(?P<name>.+)' defined twice", "the block {name} is there twice", "give one of them another name"),
)  # fmt: skip
FIELDS = (
    told_as(r"'None' has no attribute '(?P<name>.+)'", "this document does not have the part that {name} is asked of", ASK_FIRST),
    told_as(r"'(?:dict object|reportgen\S*)' has no attribute '(?P<name>.+)'", "there is no field {name} here", LOOK_UP),
    told_as(r"'?list object'? has no attribute '(?P<name>.+)'", "a list has no field {name}", "go over the list, and ask each entry: {example_for}"),
    told_as(r"'?list object'? has no element (?P<number>\d+)", "the list has no entry with the number {number}", "go over the list: {example_for}"),
    told_as(r"'?(?P<what>\w+)(?: object)?'? has no (?:attribute|element) '?(?P<name>.+?)'?$", "{what} has no field {name}", "print it as a whole, without what stands behind the point"),
    told_as(r"'(?P<name>.+)' is undefined", "there is no field {name}", LOOK_UP),
    told_as(r"parameter '(?P<name>.+)' was not provided", "a macro is used without its value {name}", "give it the value between the brackets"),
)  # fmt: skip
TOO_FAR = told_as(
    r"Range too big", "the loop goes over too many numbers", "go over a list of the document: {example_for}"
)
PYTHON = (
    TOO_FAR,
    told_as(
        r"unsupported operand type\(s\) for (?P<sign>.+?)=?: '(?P<what>\w+)' and '(?P<other>\w+)'",
        "{what} and {other} cannot be put together with {sign}", "print them in two tags beside each other",
    ),
    told_as(r"can only concatenate (?P<what>\w+) \(not \"(?P<other>\w+)\"\)", "{what} and {other} cannot be put together with +", "print them in two tags beside each other"),
    told_as(r"must be (?P<what>\w+), not (?P<other>\w+)", "{what} and {other} cannot be put together with +", "print them in two tags beside each other"),
    told_as(
        r"'(?P<sign>.+)' not supported between instances of '(?P<what>\w+)' and '(?P<other>\w+)'",
        "{what} cannot be compared with {other} by {sign}", KINDS_ALIKE,
    ),
    told_as(r"bad operand type for (?:unary (?P<sign>.)|.*): '(?P<what>\w+)'", "{what} is no number, and nothing can be worked out with it", "print it alone: {example_field}"),
    told_as(rf"{KIND} object is not iterable|argument of type {KIND.replace('what', 'other')} is not iterable", "{what} is no list, and nothing stands in it to go over", "print it without a loop: {example_field}"),
    told_as(r"argument of type '(?P<what>\w+)' is not a container or iterable", "{what} is no list, and nothing stands in it to go over", "print it without a loop: {example_field}"),
    told_as(rf"{KIND} object is not callable", "{what} cannot be used with brackets behind it", "take the brackets out: {example_field}"),
    told_as(rf"{KIND} object is not reversible|object of type {KIND.replace('what', 'other')} has no len", "{what} is no list", "print it without a filter for lists: {example_field}"),
    told_as(r".*(?:division|modulo) by zero|.*DivisionByZero|.*DivisionUndefined|.*division by zero", "a number is divided by 0", "ask first whether the number is 0: {example_number}"),
    told_as(r"(?:not enough|too many) values to unpack|cannot unpack", "the loop has more or fewer names than its entries have parts", "give the loop one name: {example_for}"),
    told_as(r".*unexpected keyword argument '(?P<name>.+)'", "nothing called {name} can be given to this filter or function", "look in the guide for what it takes"),
    told_as(r".*(?:missing \d+ required|takes .*positional argument)", "a filter or function is given more or fewer values than it takes", "look in the guide for what it takes"),
)  # fmt: skip
UNSAFE = (
    told_as(r"access to attribute '(?P<name>.+)' of '.*' object is unsafe", "{name} is not available in a template", "print the field alone: {example_field}"),
    told_as(r".* is not safely callable", "what stands before the brackets cannot be used with brackets", "take the brackets out: {example_field}"),
    TOO_FAR,
)  # fmt: skip
TABLES: Mapping[str, tuple[Row, ...]] = {
    "template-syntax": SYNTAX, "template-field": FIELDS, "template-error": PYTHON, "template-unsafe": UNSAFE,
}  # fmt: skip
