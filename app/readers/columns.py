"""Which column of a list holds what, by tolerant names: capitals, punctuation and common other words do not matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

NAMES: dict[str, list[str]] = {
    "text": (
        "text article_text full_text fulltext body article_body body_text content contents article main_text story "
        "plain_text clean_text raw_text texte texto volltext artikeltext corps corps_du_texte contenu cuerpo contenido "
        "cuerpo_del_texto corpo conteudo conteúdo testo corpo_del_testo inhalt tekst treść treść_artykułu metin içerik "
        "innehåll brödtext innhold szöveg текст полный_текст содержание نص النص نص_المقال المحتوى متن טקסט תוכן "
        "正文 内容 文本 全文 正文内容 內容 本文 記事本文 본문 내용 기사본문 पाठ लेख"
    ).split(),
    "outlet": (
        "outlet news_outlet source publication newspaper paper publisher media medium news_source media_outlet site "
        "website site_name domain outlet_name source_name publication_title agency quelle zeitung fuente medio "
        "periódico periodico diario journal média presse médium jornal veículo fonte giornale testata krant bron "
        "gazeta źródło kaynak gazete tidning källa avis kilde источник издание газета сми مصدر المصدر الصحيفة جريدة "
        "صحيفة اخبار "
        "ماخذ منبع روزنامه עיתון מקור 来源 媒体 報紙 来源媒体 媒體 新聞社 媒体名 出典 출처 언론사 매체 स्रोत अख़बार"
    ).split(),
    "date": (
        "date published publication_date publish_date published_date published_at published_on date_published pub_date "
        "pubdate pub_date_utc article_date datetime day timestamp posted posted_on datum fecha "
        "fecha_de_publicación date_de_publication veröffentlicht data_pubblicazione data_publicação tarih dato "
        "дата дата_публикации "
        "التاريخ تاريخ تاريخ_النشر تاریخ تاریخ_اشاعت تاریخ_انتشار "
        "תאריך 日期 发布日期 時間 时间 日付 公開日 날짜 작성일 दिनांक तारीख"
    ).split(),
    "headline": (
        "headline title article_title head heading headlines main_headline hl titel titre titular título titulo "
        "überschrift "
        "schlagzeile titulares encabezado manchete titolo kop tytuł başlık rubrik tittel overskrift заголовок название "
        "عنوان العنوان عنوان_المقال سرخی تیتر כותרת 标题 標題 题目 タイトル 見出し 제목 शीर्षक"
    ).split(),
    "byline": (
        "byline author authors writer reporter journalist by written_by creator autor auteur "
        "verfasser autore автор الكاتب کاتب نویسنده כתב 作者 記者 记者 기자 yazar"
    ).split(),
    "url": "url link address web_address article_url source_url web_url permalink uri href weblink".split(),
}
"""What is taken -> names, the likeliest first."""

WORDS = {
    "text": "text",
    "outlet": "outlet",
    "date": "date",
    "headline": "headline",
    "byline": "author",
    "url": "address",
}
"""What is taken -> the word for people."""


def plain(name: str) -> str:
    """A column's name for comparison: "Publish Date:" and "publish_date" are one."""
    split = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[\W_]+", "_", split.casefold()).strip("_")


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """What each column of a header holds.

    Returns:
        "text", "outlet" and so on -> number of the column; what was not found is missing.
    """
    names = [plain(name) for name in header]
    found: dict[str, int] = {}
    for field, known in NAMES.items():
        at = next((names.index(name) for name in known if name in names), None)
        if at is None:  # "Article text (English)", "Date of publication"
            at = next((i for i, name in enumerate(names) if name and _begins(name, field)), None)
        if at is not None and at not in found.values():
            found[field] = at
    return found


def _begins(name: str, field: str) -> bool:
    """Whether a longer name begins with a telling one."""
    telling = {
        "text": ("full_text", "article_text", "body", "text", "content", "texte", "texto", "testo", "corps", "cuerpo"),
        "outlet": ("outlet", "newspaper", "publication_name", "publisher"),
        "date": ("date_of", "publication_date", "publish_date", "date", "fecha", "data_di", "data_de"),
        "headline": ("headline", "title", "titre", "título", "titolo"),
        "byline": ("author", "byline"),
        "url": ("url", "link_to"),
    }[field]
    return name.startswith(tuple(f"{word}_" for word in telling)) and not name.endswith(("_id", "_length", "_count"))
