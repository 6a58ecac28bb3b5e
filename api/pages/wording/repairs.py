"""What repairs did, by the kinds that are on record."""

from api.pages.wording.texts import Texts

REPAIRS: Texts = {
    "repairs": ("来源文件怎么写，作了什么修复", "What the source said, and what was done"),
    "repairs_few": ("修复 {n} 处", "{n} {n:repair|repairs}"),
    "repair_removed": ("删去", "taken out"),
    "repair_put": ("补上", "put in"),
    "repair_joint": ("接上", "joined"),
    "repair_times": ("相同 {n} 次", "{n} times"),
    "repair_as_printed": (
        "下面是来源文件的写法，划线的已删去。",
        "As the source has it; what is struck out was taken out.",
    ),
    "repair_markdown": ("去掉 Markdown 的标记符号", "Marks of Markdown taken out"),
    "repair_bold": ("粗体字被提取了两遍，留一遍", "Bold type was extracted twice; one copy is kept"),
    "repair_and": ("“ and ”改回“和”", "“ and ” put back to 和"),
    "repair_wrap": ("把断开的行接成一段", "Broken lines put together"),
    "repair_rows": ("横读的几栏改为逐栏读", "Columns that were read across are read down"),
    "repair_gutters": ("把混在一起的几栏分开来读", "Columns that ran together are read down"),
    "repair_blanks": ("去掉断行、分栏留下的空白", "Blanks left by lines and columns taken out"),
    "repair_page_break": ("换页、换栏处断开的句子接上", "A sentence torn by a page or column break joined"),
    "repair_moved": ("后半句印在别处，移来接上", "The second half was printed elsewhere, and moved here"),
    "repair_overlap": ("接缝两边重复的字，留一遍", "What stood on both sides of a joint is kept once"),
    "repair_repeated": ("同一段印了多遍，留一遍", "A paragraph printed many times is kept once"),
    "repair_doubled": ("识别时重复的词，留一遍", "Words doubled by character recognition are kept once"),
    "repair_other": ("其他修复", "Another repair"),
}
