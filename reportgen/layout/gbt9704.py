"""GB/T 9704-2012 as data: each number with its clause beside it.

In: nothing. Out: lengths in twips, sizes in points, fonts and colours. 推 marks a number computed from one of the
standard's, 实 one the standard leaves open and offices have settled by use.
"""

from __future__ import annotations

from reportgen.layout.units import mm, pt

# Page and core (5.1, 5.2.1)
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # 5.1: A4, 210 × 297 mm
MARGIN_TOP = mm(37)  # 5.2.1: 天头 37 mm
MARGIN_LEFT = 1588  # 5.2.1: 订口 28 mm, rounded up so that the core is 156 mm
CORE_WIDTH = 8844  # 5.2.1: 版心 156 mm
CORE_HEIGHT = 12756  # 5.2.1: 版心 225 mm
MARGIN_RIGHT = PAGE_WIDTH - MARGIN_LEFT - CORE_WIDTH  # 推: 26 mm
MARGIN_BOTTOM = PAGE_HEIGHT - MARGIN_TOP - CORE_HEIGHT  # 推: 35 mm

# Lines and characters (3.1, 3.2, 5.2.3)
LINES_A_PAGE, CHARACTERS_A_LINE = 22, 28  # 5.2.3
LINE = 579  # 推 from 5.2.3: 22 lines fill the core; one twip more and only 21 fit
BODY_SPACING = -5  # 推 from 5.2.3: 28 characters of 16 pt in 156 mm; -4 leaves room for 27
CHARACTER = pt(16) + BODY_SPACING  # 3.1: 一字, the width of one character of the body

# Fonts and sizes (5.2.2 and each element's clause); points: 二号 22, 三号 16, 四号 14, 小四 12
FANGSONG, KAITI, HEITI, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAOBIAOSONG = "方正小标宋简体"  # 7.2.4, 7.3.1: 小标宋体
BODY_SIZE = 16.0  # 5.2.2: 三号仿宋
TITLE_SIZE = 22.0  # 7.3.1: 二号小标宋
TITLE_CHARACTERS = 20  # 推 from 7.3.1: 22 pt characters in 156 mm
SMALL_SIZE = 14.0  # 7.4.2, 7.4.3, 7.5: 四号, imprint and page number
SMALL_CHARACTER = pt(SMALL_SIZE)
TABLE_SIZE = 12.0  # 实: 小四 in tables
TABLE_LINE = pt(20)  # 实
TABLE_TITLE_SIZE = 16.0  # 实: 三号黑体
TABLE_EIGHTHS = 4  # 实: lines of half a point
TABLE_ROOM = 30  # 实: above and below a cell's text
TABLE_PADDING = 80  # 实: left and right of a cell's text
CHART_HEIGHT = mm(75)  # 实: with its caption a third of a page
CHART_HIGHEST = mm(190)  # 实: leaves room for its caption on the page
CHART_BAR = mm(3.5)  # 实: height of a lying bar, and of the gap between groups
CHART_SIZE = 10.5  # 实: 五号 in charts
CHART_COLOURS = ("1F4E79", "BFBFBF", "C00000", "F2F2F2", "404040", "9DC3E6", "7F7F7F", "F4B6B6")  # 实: dark, light …
CHART_LINES = ("1F4E79", "C00000", "595959", "000000", "2E75B6", "7F7F7F", "843C0C", "404040")  # 实: all dark
RED, BLACK = "FF0000", "000000"  # 5.2.4, 7.2.4, 7.2.7

# Head (7.2)
HEAD_TOP = mm(35)  # 7.2.4: upper edge of the red head under the upper edge of the core
HEAD_LARGEST = 60.0  # 实: points; the standard sets no size, the version of 1999 allowed 22 mm × 15 mm
HEAD_NARROWEST = 0.6  # 实: a longer name makes its characters narrower to this share, then smaller
JOINT_WORD = 1.4  # 实: 文件 against the names beside it
JOINT_GAP = 0.6  # 实: characters between the names and 文件
JOINT_HEIGHT = pt(130)  # 实: the stacked names together, so that the first page still shows text
JOINT_ROOM = pt(2)  # 推: keeps a full line from being wrapped
HEAD_LINES_BELOW = 2  # 7.2.5: 发文字号 two empty lines under it
SIGNATORY_RIGHT = CHARACTER  # 7.2.6: 居右空一字
NUMBER_LEFT = CHARACTER  # 7.2.5: upward documents 居左空一字
RULE_BELOW = mm(4)  # 7.2.7: red line 4 mm under the number
RULE_EIGHTHS = 8  # 实: 1 pt

# Body (7.3)
TITLE_BELOW = 2  # 7.3.1: two empty lines under the red line
RECIPIENTS_BELOW = 1  # 7.3.2: one empty line under the title
INDENT = 2 * CHARACTER  # 7.3.3: 左空二字
SIGNATURE_RIGHT = 2 * CHARACTER  # 7.3.5.2: 右空二字, without seal
DATE_SHIFT = 2 * CHARACTER  # 7.3.5.2: the date two characters further right than the signature
SEALED_DATE_RIGHT = 4 * CHARACTER  # 7.3.5.1: 右空四字, with seal
SEAL = mm(42)  # 实: across; seals of a joint document neither cross nor touch (7.3.5.1)
ANNEX_TITLE_LINE = 3  # 7.3.7: the title of an annex on the third line of the core

# Imprint (7.4)
IMPRINT_INDENT = SMALL_CHARACTER  # 7.4.2, 7.4.3: 左右各空一字
IMPRINT_THICK, IMPRINT_THIN = 8, 6  # 7.4.1: 0.35 mm and 0.25 mm, in eighths of a point
IMPRINT_LINE = pt(24)  # 实

# Page number (7.5)
PAGE_NUMBER_INDENT = SMALL_CHARACTER  # 7.5: 居右（左）空一字
PAGE_NUMBER_LINE = pt(18)
FOOTER_DISTANCE = 1433  # 7.5, measured: puts the dash 7 mm under the core with a line of 18 pt

# How a line set to an exact height places its characters (measured in Word and LibreOffice alike)
BASELINE = 0.8  # share of the line's height above the baseline
INK_ABOVE = 0.84  # share of the size that a character's ink rises above the baseline
INK_BELOW = 0.08  # and sinks below it

# What follows from these
HEAD_LINE = 1.2  # height of the red head's line against its size
RULE_HEIGHT = RULE_BELOW - round((1 - BASELINE) * LINE - INK_BELOW * pt(BODY_SIZE))
"""From the foot of the number's line to the red line, which is then 4 mm from the foot of the characters (7.2.7)."""
TITLE_OVERHANG = pt(11)
"""How far a title's line may reach over the core, so that a viewer that adds blanks around digits does not wrap it."""
