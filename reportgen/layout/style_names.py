"""The names of the styles: each kind of paragraph is a style of the same name, which clerks see in Word's list.

In: nothing. Out: the names, alone, for those who only look a style up.
"""

BODY = "正文"
LEVELS = "一二三四"
HEAD_SPACER, HEAD, JOINT_HEAD, HEAD_WORD = "版头留白", "发文机关标志", "联合发文机关标志", "文件字样"
COPY_NUMBER, CLASSIFICATION, URGENCY = "份号", "密级", "紧急程度"
NUMBER, UPWARD_NUMBER, SIGNATORY_NAMES, RULE = "发文字号", "发文字号和签发人", "签发人姓名", "红色分隔线"
SIGNATORY_LABEL = "签发人："
TITLE, SUBTITLE, RECIPIENTS, BLANK = "公文标题", "公文副标题", "主送机关", "空行"
ATTACHMENT, FIRST_ATTACHMENT, NEXT_ATTACHMENT = "附件说明", "附件说明首项", "附件说明次项"
SIGNATURE, DATE, SEALED_SIGNATURE, SEALED_DATE = "署名", "成文日期", "署名盖章", "成文日期盖章"
JOINT_SEALED_SIGNATURE = "联合署名盖章"
TABLE, COLUMN_TITLE, CELL, SPANNING_CELL, AFTER_TABLE = "表格", "表头", "表格内容", "表格通栏", "表后"
CHART, CAPTION = "图表", "图题"
COPIES, PRINTING, PRINTING_DATE, IMPRINT_ANCHOR = "版记抄送", "版记印发机关", "版记印发日期", "版记之后"
ODD_PAGE, EVEN_PAGE = "页码单页", "页码双页"
