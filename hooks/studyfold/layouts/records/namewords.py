"""Words that people name the columns of questions and answers with, in many languages.

Each list has the surest names first. `names` folds them as it folds the names of a file: case,
accents and vowel signs do not count.
"""

from __future__ import annotations

__all__ = ["DECORATION", "LANGUAGES", "PHRASES", "WORDS"]

_QUESTION = (
    """question questions frage fragen pregunta preguntas pergunta perguntas questao questoes
    domanda domande вопрос вопросы питання запитання pytanie otazka fraga sporsmal sporgsmal soru
    vraag kysymys kerdes intrebare ερωτηση въпрос питање пытанне 问题 問題 题目 題目 提问 面试题
    试题 質問 设问 질문 문제 문항 प्रश्न सवाल প্রশ্ন سؤال السؤال سوال שאלה cauhoi pertanyaan soal
    คำถาม கேள்வி""",
    """q qu qn que ques quest ask asked front stem problem prompt instruction query riddle wording
    formulation
    qtext вопр 正面 问 問 题干 題幹 题 문 पृश्न vorderseite recto anverso frente лицевая перед
    fronte przod voorkant aufgabe aufgabenstellung задание завдання задача enonce enunciado
    enunciato treść""",
    """term terms word words expression concept vocab vocabulary phrase kanji hanzi character
    acronym abbreviation abbreviations clue cue item task exercise command cmd symbol idiom verb
    keyterm begriff wort vokabel mot terme termino palabra termo termine parola термин термін
    слово слова выражение поняття понятие 词 单词 詞 單字 单字 词语 词汇 術語 术语 単語 用語 漢字
    단어 용어 शब्द کلمه kelime kata słowo slovo ord woord""",
    """title name text sentence statement heading header input topic headword label fact titre
    titulo titolo titel заголовок название назва текст texte texto testo 标题 標題 名称 句子 文
    제목 문장 original key""",
)
_ANSWER = (
    """answer answers ans anwser awnser asnwer antwort antworten respuesta respuestas resposta
    respostas reponse reponses risposta risposte ответ ответы відповідь відповіді odpowiedz
    odpoved svar cevap yanit antwoord vastaus valasz raspuns απαντηση отговор одговор адказ 答案
    答 回答 解答 参考答案 标准答案 正解 답 답변 정답 उत्तर जवाब উত্তর الإجابة إجابة الجواب جواب
    پاسخ תשובה traloi dapan jawaban jawab คำตอบ பதில்""",
    """a back response responses reply replies solution solutions rueckseite ruckseite verso
    reverso оборот обратная 背面 反面 裏面 뒷면 loesung losung solucion soluciones solucao
    solucoes soluzione решение розвязок розвязання rozwiazanie reseni oplossing losning cozum 解
    解法 achterkant""",
    """definition definitions def defn meaning meanings translation output completion gloss
    interpretation target bedeutung definicion definicoes definicao definizione significado
    significato signification sens traduccion traducao traduction traduzione ubersetzung значение
    определение значення визначення перевод переклад 意思 含义 释义 解释 定义 翻译 译文 中文 意味
    訳 의미 뜻 정의 अर्थ परिभाषा anlam nghia znaczenie vyznam betydning betekenis chosen""",
    """description desc text content contents body value details detail summary info
    beschreibung inhalt descripcion contenido descricao conteudo descrizione contenuto contenu
    описание содержание опис 描述 内容 說明 설명 विवरण""",
)
_EXTRA = (
    """explanation explanations explain explained explaination explanatory rationale reasoning
    reason justification feedback elaboration comment comments commentary remark remarks note
    notes extra mnemonic example examples explicacion explicaciones explicacao explication
    explications erklarung erlauterung begrundung spiegazione объяснение пояснение обоснование
    комментарий пояснення обґрунтування коментар justificacion retroalimentacion beispiel
    beispiele ejemplo ejemplos exemplo exemplos exemple exemples esempio пример примеры приклад
    приклади 解析 说明 备注 例句 例子 示例 解説 例文 해설 예문 व्याख्या उदाहरण pembahasan
    giaithich uzasadnienie wyjasnienie vysvetleni aciklama uitleg forklaring""",
)
_SECTION = (
    """section topic theme category cat chapter unit module subject deck lesson sezione раздел
    розділ тема категория категорія глава kategorie kategoria kategori categoria seccion seccao
    secao tema capitulo capitolo chapitre kapitel abschnitt thema bereich argomento themenbereich
    分类 分類 类别 類別 章节 章 主题 單元 单元 科目 カテゴリ 분류 카테고리 विषय श्रेणी अध्याय
    konu bolum chude chuong""",
    """themes group groups domain area areas field course subcategory subtopic subsection subdomain
    part categories topics skill skills technology tech competency objective materia asignatura
    disciplina fach предмет курс группа""",
)
_GROUPS: dict[str, tuple[str, ...]] = {
    "question": _QUESTION,
    "answer": _ANSWER,
    "extra": _EXTRA,
    "section": _SECTION,
    "id": ("id ids guid uuid uid ref qid identifier slug идентификатор kennung oid anchor _id",),
    "number": (
        """number num no nr nro nº n № # order seq sequence serial sn sl sno slno srno sr
        position pos номер nummer numero numer cislo lp 序号 编号 題號 题号 番号 번호 stt क्रमांक
        qno rank index idx""",
    ),
    "tags": (
        """tags tag labels keywords keyword etiquetas etiquettes schlagworter schlagworte
        stichworter теги метки тег мітки 标签 標籤 タグ 태그 टैग""",
    ),
    "options": (
        """options option opts opt choices choice alternatives alternative opciones opcion opcoes
        opcao alternativas alternativa варианты вариант варіанти варіант opzioni opzione
        antwortmoglichkeiten antwortmoglichkeit auswahl wahl 选项 選項 選択肢 보기 선택지 विकल्प
        pilihan opsi secenekler secenek luachon moznosti moznost proposition propositions choix
        reponsepossibles variant variants""",
    ),
    "correct": (
        """correct right true solution_key richtig richtige richtiger correcta correctas correcto
        correto correta corretas bonne juste giusta corretta esatta правильный правильная
        правильные верный верная верно правильна правильний вірна 正确 正確 正しい 맞는 सही benar
        dung spravna poprawna dogru juiste rett riktig""",
    ),
    "wrong": (
        """wrong incorrect false distractor distractors decoy decoys falsch falsche incorrecta
        incorrectas incorreto incorreta errada неправильный неправильные неверный неверные 错误
        干扰项 誤答 오답 गलत""",
    ),
    "prompt": ("passage scenario stimulus vignette case scenario preamble setup",),
    "code": ("code snippet codesnippet codeblock código код",),
    "ignore": (
        """url urls uri link links href image images img picture pictures photo audio sound
        sounds video media file filename path icon kind type typ types format difficulty level
        niveau dificultad dificuldade schwierigkeit сложность складність 难度 難度 類型 类型 题型
        难易度 난이도 कठिनाई nivel date datetime created createdat updated updatedat modified
        timestamp author authors creator reference references citation citations score scores
        point points mark marks points time timer timelimit duration count status active enabled
        published draft language lang locale year version weight priority company companies votes
        views upvotes likes hint hints frequency freq partofspeech ipa pronunciation pinyin
        reading furigana romaji transcription license context contexts model popularity
        acceptance due interval ease reps lapses ivl css style color colour animation rating used
        chars length source_url source sources
        metadata meta page pages split start end isimpossible related
        followup followups similar previous next parent linked""",
    ),
}

PHRASES = (
    "part of speech",
    "time limit",
    "is impossible",
    "câu hỏi",
    "đáp án",
    "trả lời",
    "giải thích",
    "chủ đề",
    "lựa chọn",
    "is correct",
    "s.no",
    "s no",
    "sl.no",
    "sr.no",
    "follow up",
)
"""Names of several words that would mean something else one by one."""

DECORATION = frozenset(
    """text texts side content body field column col full short long brief detailed html md
    markdown plain raw the of in my your our for to main value string str sample model ideal best
    suggested expected final official interview quiz card cards flashcard flashcards faq mcq exam
    test study gold reference golden ground truth label title name english my user human
    assistant generated bot gpt expert lado cara texto de del la el do da das der die den le du
    des les il di stage tested given actual accepted acceptable good original standard 内容 文本
    描述 标准 参考 的 choose one least""".split()
)
"""What stands beside the word that counts, as in `Question text` or `Model answer`."""

LANGUAGES = frozenset(
    """en es fr de pt ru uk zh ja ko hi it nl pl tr ar eng esp fra deu ger rus ukr english
    spanish french german portuguese russian ukrainian chinese japanese korean hindi italian
    dutch polish turkish arabic latin greek hebrew vietnamese swedish norwegian danish finnish
    czech mandarin cantonese hungarian romanian indonesian thai deutsch englisch franzosisch
    spanisch italienisch espanol ingles frances aleman anglais francais allemand espagnol
    английский русский немецкий испанский французский англійська українська 英文 英语 中文 日语
    日本語 英語 한국어 영어""".split()
)
"""Names and codes of languages: they name columns of word lists, and tell translations apart."""


def _words() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for role, tiers in _GROUPS.items():
        for tier, text in enumerate(tiers):
            for word in text.split():
                table.setdefault(word, {}).setdefault(role, tier)
    return table


WORDS = _words()
"""What each word says: the roles of a column that it names, with 0 for the surest names."""
