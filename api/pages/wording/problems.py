"""What went wrong, and what to do about it, by the names of the problems."""

from api.pages.wording.texts import Texts

PROBLEMS: Texts = {
    "problem_other": ("没能回答", "This could not be answered"),
    "remedy_other": ("请看下面的说明，改好以后再试。", "See below, put it right and try again."),
    "problem_unexpected": ("出了没有料到的错误", "Something went wrong on our side"),
    "remedy_unexpected": (
        "请再试一次；还是这样，就把下面的请求编号告诉管理员。",
        "Try again; if it stays so, tell whoever runs Tifa the request id.",
    ),
    "problem_not-found": ("没有这一页", "There is no such page"),
    "remedy_not-found": (
        "索引更新以后，地址可能变了。请从检索里再找一次。",
        "Its address may have changed with the index: search for it again.",
    ),
    "problem_bad-parameter": ("地址里有读不懂的参数", "The address holds a parameter that cannot be read"),
    "remedy_bad-parameter": (
        "参数写错会数错，所以没有猜。请照下面的说明改，或者重新检索。",
        "A mistyped filter would count wrongly, so nothing was guessed. Correct it as told below, or search anew.",
    ),
    "problem_too-much": ("一次要的太多", "That is too much at once"),
    "remedy_too-much": ("请缩小范围，或者用“导出”取走全部。", "Narrow the question, or export everything."),
    "problem_bad-question": ("这样问不了", "This cannot be asked"),
    "remedy_bad-question": ("请照下面的说明改一改。", "Change it as told below."),
    "problem_no-index": ("还没有索引", "There is no index yet"),
    "remedy_no-index": ("先建索引：tifa index 文件夹", "Build one first: tifa index FOLDER"),
    "problem_engine-unavailable": ("搜索引擎没有应答", "The engine does not answer"),
    "remedy_engine-unavailable": (
        "请过几秒再试；一直这样，就请管理员看一看。",
        "Try again in a few seconds; if it stays so, ask whoever runs Tifa.",
    ),
    "problem_too-slow": ("来不及回答", "The answer took too long"),
    "remedy_too-slow": ("请缩小范围再试。", "Narrow the question and try again."),
    "problem_too-many-at-once": ("现在问的人太多", "Too many ask at once"),
    "remedy_too-many-at-once": ("请过几秒再试。", "Try again in a few seconds."),
    "problem_too-many-requests": ("请求太频繁", "Too many requests"),
    "remedy_too-many-requests": ("请稍等再试。", "Wait a little, then try again."),
    "problem_address-too-long": ("地址太长", "The address is too long"),
    "remedy_address-too-long": ("请把检索词写短一些。", "Ask a shorter question."),
}
