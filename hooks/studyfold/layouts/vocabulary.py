"""Words of many languages that mark a question, an answer or a page's own business.

Every list is of whole words or phrases in lower case; `labels` and `asking` make patterns of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = [
    "ANSWER_WORDS",
    "ASKING_PARTS",
    "ASKING_WORDS",
    "LEADING_TITLES",
    "OTHER_TITLES",
    "PAIRED_ANSWERS",
    "PAIRED_QUESTIONS",
    "QUESTION_WORDS",
    "SHOW_WORDS",
    "Openings",
    "alternatives",
    "may_open",
    "openings",
]


_REMEMBERED = 1 << 16


def _lines(text: str) -> tuple[str, ...]:
    """Return the phrases of a text, which are set apart by commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


def alternatives(phrases: Iterable[str]) -> str:
    """Return a pattern for any of some phrases, the longest first; spaces may be of any width."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


class Openings(dict[str, bool]):
    """How some phrases open: says of three signs whether a phrase could, and remembers it.

    Texts of a million lines open in some thousand ways.
    """

    def __init__(self, starts: Iterable[str]) -> None:
        super().__init__()
        self._starts = frozenset(starts)

    def either(self, other: Openings) -> Openings:
        """Return the openings of the phrases of both."""
        return Openings(self._starts | other._starts)

    def __missing__(self, start: str) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[start] = result = self._opens(start)
        return result

    def _opens(self, start: str) -> bool:
        starts = self._starts
        if start.isalpha():
            return start.lower() in starts or not start.isascii()
        word = start.partition(" ")[0]
        # Behind a word of one or two letters nothing else can belong to it.
        return not word.isalpha() or word == start or word.lower() in starts or not word.isascii()


def openings(phrases: Iterable[str]) -> Openings:
    """Return the first three letters of each of some phrases, for `may_open`.

    Of a phrase whose first word is shorter that word, too.
    """
    starts = {start for phrase in phrases for start in (phrase[:3], phrase[:3].partition(" ")[0])}
    # Patterns that ignore case take `ı` for an `i`.
    return Openings({start.lower() for start in starts} | {s.upper().lower() for s in starts})


def may_open(text: str, starts: Openings) -> bool:
    """Say whether a text could open with one of some phrases, whatever its case.

    Most texts do not, and three letters tell so long before a pattern of a hundred phrases does.

    Args:
        text: the text, from where a phrase would stand.
        starts: the openings of the phrases.
    """
    return starts[text[:3]]


QUESTION_WORDS = _lines(
    """p, в, question, questions, ques, quest, que, qn, qns, qs, q, problem, exercise, quiz
    question, interview question, scenario, pregunta, preguntas, pergunta, questão, domanda,
    frage, aufgabe, вопрос, питання, запитання, pytanie, otázka, soru, vraag, fråga, kysymys,
    kérdés, întrebare, ερώτηση, 问题, 問題, 问, 問, 题目, 題目, 提问, 面试题, 質問, 질문, 문제,
    문, प्रश्न, सवाल, প্রশ্ন, سؤال, السؤال, س, سوال, שאלה, câu hỏi, câu, pertanyaan, soal,
    คำถาม, கேள்வி"""
)
"""What a question is called where it is labelled, as in `Question 3: …`."""

ANSWER_WORDS = _lines(
    """о, answer, answers, ans, answ, a, solution, sol, soln, response, reply, correct answer,
    right answer, the answer, final answer, answer key, model answer, sample answer, suggested
    answer, example answer, short answer, ideal answer, good answer, possible answer, detailed
    answer, expected answer, best answer, quick answer, brief answer, correct option, correct
    options, correct choice, correct answers, answer is, respuesta, respuesta correcta, resp,
    resposta, resposta correta, r, réponse, risposta, antwort, lösung, ответ, правильный ответ,
    відповідь, правильна відповідь, решение, odpowiedź, odpověď, cevap, yanıt, antwoord, svar,
    vastaus, válasz, răspuns, απάντηση, 答案, 答, 回答, 参考答案, 解答, 正确答案, 解析, 正解,
    답, 답변, 정답, उत्तर, जवाब, উত্তর, الإجابة, إجابة, الجواب, جواب, ج, پاسخ, תשובה, trả lời,
    đáp án, jawaban, jawab, คำตอบ, பதில்"""
)
"""What an answer is called where it is labelled, as in `**Answer:** …`."""

PAIRED_QUESTIONS = _lines(
    "term, word, front, prompt, card, concept, interviewer, recto, clue, stem, término, begriff"
)
PAIRED_ANSWERS = _lines(
    """def, defn, definition, meaning, back, candidate, interviewee, me, verso, explanation,
    reverse, definición, bedeutung, значение, определение, 定义, 解释"""
)
"""What the two sides are called in pairs that only together are a question and its answer."""

SHOW_WORDS = _lines(
    """show, show me, see, view, reveal, click, click here, click to, click for, tap, expand,
    toggle, open, check, display, get, spoiler, hint, hints, solution, answer, explanation,
    explained, details, detail, more, read more, show more, example, code, ver, mostrar, voir,
    afficher, zeigen, anzeigen, показать, посмотреть, показати, 查看, 显示, 点击, 展开, 解析"""
)
"""How a fold's title starts that only says that an answer is inside."""

ASKING_WORDS = _lines(
    """what, what's, whats, what’s, why, how, how's, when, where, where's, which, who, who's,
    whose, whom, can, could, do, does, did, is, are, was, were, should, would, will, has, have,
    had, may, might, must, am, isn't, aren't, doesn't, don't, explain, describe, define,
    discuss, list, name, compare, contrast, give, tell, state, mention, differentiate,
    distinguish, illustrate, outline, write, implement, show, summarize, summarise, identify,
    derive, prove, suppose, imagine, walk, talk, design, calculate, compute, find, determine,
    create, solve, convert, draw, justify, evaluate, estimate, elaborate, briefly, predict,
    choose, select, complete, fill in, translate, demonstrate, classify, enumerate, reverse,
    check, difference, differences, qué, que, cuál, cual, cuáles, cómo, como, cuándo, dónde,
    quién, por qué, para qué, cuánto, explica, explique, cuéntame, cuénteme, háblame, nombra,
    nombre, cita, cite, indica, indique, compara, calcula, describe, describa, define, defina,
    menciona, enumera, diferencia, o que, qual, quais, quando, onde, quem, por que, explique,
    descreva, me conta, conte, fale, qu'est-ce, quel, quelle, quels, quelles, comment, pourquoi,
    quand, où, qui, combien, expliquez, citez, donnez, définissez, décrivez, was, wie, warum,
    wann, wo, wer, welche, welcher, welches, weshalb, wozu, erkläre, erklären, nenne, nennen,
    beschreibe, beschreiben, che, cosa, cos'è, quale, quali, perché, dove, chi, spiega, что,
    как, какой, какая, какое, какие, каков, какова, каковы, зачем, почему, чем, где, когда, кто,
    сколько, для чего, в чем, в чём, из чего, можно ли, расскажите, объясните, опишите,
    назовите, перечислите, приведите, дайте, сравните, расскажи, объясни, опиши, назови,
    перечисли, чи, що, як, який, яка, яке, які, навіщо, чому, чим, де, коли, хто, скільки, для
    чого, в чому, у чому, поясніть, опишіть, назвіть, перелічіть, розкажіть, наведіть, co, czym,
    jak, jaki, jaka, jakie, dlaczego, kiedy, gdzie, kto, wyjaśnij, opisz, wymień, ne, nedir,
    nasıl, neden, niçin, hangi, wat, hoe, waarom, vad, hur, varför, apa, bagaimana, mengapa,
    kenapa, jelaskan, sebutkan"""
)
"""How a sentence starts that asks for something, with or without a question mark."""

ASKING_PARTS = _lines(
    """什么, 甚麼, 什麼, 如何, 怎么, 怎麼, 怎样, 怎樣, 为什么, 為什麼, 为何, 哪些, 哪个, 哪種,
    哪种, 哪里, 哪, 吗, 嗎, 多少, 几种, 谈谈, 談談, 说说, 說說, 说一下, 讲讲, 讲一下, 介绍,
    介紹, 解释, 解釋, 描述, 简述, 简单说, 是否, 区别, 區別, 差异, 请, 何, どう, なぜ, 何ですか,
    ですか, とは, 説明, 違い, 무엇, 어떻게, 왜, 설명, 차이, क्या, कैसे, क्यों, कौन, किसे, कब,
    कहाँ, कितने, समझाइए, समझाएं, बताइए, बताएं, बताओ, लिखिए, वर्णन, अंतर, কী, কেন, কীভাবে, ما هو,
    ما هي, لماذا, كيف, متى, اشرح, ما الفرق, مما, چرا, چیست, چگونه, là gì, như thế nào, tại sao,
    nedir, คืออะไร, อย่างไร, ทำไม"""
)
"""What stands anywhere in a question of languages that do not put their asking word first."""

LEADING_TITLES = _lines(
    """introduction, intro, preface, foreword, about, overview, prerequisites, getting started,
    installation, usage, notes, conclusion, conclusions, final thoughts, wrapping up, legend,
    references, reference, resources, resource, links, related, sources, books, languages,
    support, see also, further reading, read more, useful links, useful resources, bibliography,
    other resources, additional resources, related links, введение, вступ, introducción,
    einleitung, 前言, 简介, 介绍, 总结, परिचय"""
)
"""Headings that often stand over a page's own words, but also over questions."""

OTHER_TITLES = _lines(
    """table of contents, contents, toc, about me, about this repo, about this repository, about
    the author, about us, overview, license, licence, licensing, copyright, contributing,
    contribution, contributions, contribute, how to contribute, contributors, contributor,
    credits, acknowledgements, acknowledgments, acknowledgement, thanks, special thanks, author,
    authors, maintainers, support, support us, support me, sponsor, sponsors, sponsorship,
    donate, donation, buy me a coffee, backers, references, reference, resources, resource,
    useful resources, useful links, links, further reading, read more, see also, related,
    related links, bibliography, sources, preparation resources, learning resources, recommended
    books, books, changelog, change log, roadmap, disclaimer, contact, contact me, contact us,
    connect with me, follow me, follow us, stay connected, connect, social, social media,
    stargazers, star history, stars, show your support, prerequisites, getting started,
    installation, usage, how to use, how to use this repo, how to use this repository, how to
    use this guide, how to use this list, how to use this file, how to use these notes, how to
    read this, how to study, before you start, feedback, issues, code of conduct, final words,
    closing words, closing notes, final notes, conclusion, conclusions, final thoughts, wrapping
    up, other resources, additional resources, other repositories, my other repositories,
    translations, languages, available languages, download, downloads, legend, notes, hall of
    fame, want more, did it help, te ha servido, te ha sido útil, помогло, вам помогло, чи
    допомогло, did this help, didn't find your question, can't find your question, still have
    questions, any questions, have a question, got a question, have questions, need help, need
    more help, found a bug, found a mistake, found an error, todo, to do, содержание,
    оглавление, лицензия, авторы, благодарности, ссылки, полезные ссылки, введение, об авторе,
    источники, литература, зміст, ліцензія, автори, вступ, посилання, корисні посилання, índice,
    contenido, contenidos, tabla de contenidos, tabla de contenido, licencia, contribuir,
    contribuciones, contribuidores, referencias, recursos, autor, autores, introducción,
    agradecimientos, índice de conteúdos, sumário, licença, contribuindo, referências, table des
    matières, sommaire, licence, contribuer, références, inhalt, inhaltsverzeichnis, lizenz,
    mitwirken, quellen, einleitung, 目录, 目錄, 目次, 前言, 简介, 介绍, 许可证, 许可, 版权,
    贡献, 贡献者, 参考, 参考资料, 参考文献, 致谢, 关于, 联系, 赞助, 总结, सामग्री, विषय सूची,
    विषय-सूची, परिचय, लाइसेंस, योगदान, संदर्भ"""
)
"""Headings of a page's own business: what stands below them is no question."""
