"""Questions about figures, their captions and their tick labels."""

import base64
import io
import subprocess
import sys

import matplotlib as mpl
import pytest
from matplotlib import image as mpl_image

from akademi.charts import chart, format_axis, mime_bundle, problems, show
from akademi.charts.axis import tick_text
from akademi.charts.figure import axes_of, png_bytes
from akademi.charts.style import HOUSE

TITLE = "Jumlah miskin turun, kedalamannya tidak"
SOURCE = "BPS, Susenas Maret 2010–2025"
ALT = "Garis persentase penduduk miskin turun dari 20 menjadi 16 antara 2010 dan 2025."


def a_chart(**more):
    fig, ax = chart(TITLE, SOURCE, ALT, **more)
    ax.plot([2010, 2025], [20, 16])
    return fig, ax


def test_does_a_house_figure_have_nothing_to_complain_about():
    assert problems(a_chart()[0]) == []
    assert problems(a_chart(synthetic=True)[0]) == []


def test_is_each_missing_part_named():
    fig, _ = a_chart()
    fig.suptitle("lain")
    fig.supxlabel("")
    assert problems(fig) == [
        "the title is not printed on the figure",
        "the source is not printed on the figure",
    ]
    assert problems(mpl.figure.Figure()) == ["no caption: make the figure with akademi.charts.chart"]
    same, _ = chart(TITLE, SOURCE, TITLE)
    assert problems(same) == ["the alternative text says no more than the title"]


def test_is_a_lost_stamp_noticed():
    fig, _ = a_chart(synthetic=True)
    fig.texts[-1].remove()
    assert problems(fig) == ["the figure is synthetic but is not stamped 'data sintetis'"]


@pytest.mark.parametrize("missing", ["title", "source", "alt"])
def test_is_a_figure_without_its_words_refused(missing):
    words = {"title": TITLE, "source": SOURCE, "alt": ALT} | {missing: " "}
    with pytest.raises(ValueError, match=missing):
        chart(**words)


def test_does_the_alternative_text_travel_with_every_form():
    fig, _ = a_chart()
    bundle = mime_bundle(fig, alt='Kata "kutip" & <tanda>')
    assert 'alt="Kata &quot;kutip&quot; &amp; &lt;tanda&gt;"' in bundle["text/html"]
    assert bundle["text/plain"] == 'Kata "kutip" & <tanda>'
    assert ALT in fig._repr_mimebundle_()["text/html"]
    assert ALT.encode() in png_bytes(fig)
    picture = mpl_image.imread(io.BytesIO(base64.b64decode(bundle["image/png"])))
    assert picture.min() < 0.5


def test_is_a_figure_without_alternative_text_not_shown():
    with pytest.raises(ValueError, match="alt"):
        show(mpl.figure.Figure())


def test_is_each_figure_drawn_only_once_in_a_notebook():
    code = (
        "import matplotlib; matplotlib.use('agg')\n"
        "import matplotlib.pyplot as plt\n"
        "from akademi.charts import chart, show\n"
        "shown = []\n"
        "import IPython.display\n"
        "IPython.display.display = lambda bundle, raw: shown.append(bundle)\n"
        "chart('a', 'b', 'c')\n"
        "fig = plt.figure(); show(fig, alt='teks'); show(chart('a', 'b', 'c')[0])\n"
        "assert plt.get_fignums() == [] and len(shown) == 2, (plt.get_fignums(), len(shown))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_does_the_house_style_leave_other_figures_alone():
    before = {name: mpl.rcParams[name] for name in HOUSE}
    a_chart()
    assert {name: mpl.rcParams[name] for name in HOUSE} == before
    assert before != HOUSE


def test_do_a_long_title_and_source_stay_on_the_page():
    fig, _ = chart(f"{TITLE} " * 4, f"{SOURCE} " * 6, ALT, synthetic=True)
    fig.canvas.draw()
    page = fig.bbox
    stamp = fig.texts[-1].get_window_extent()
    for text in (fig._suptitle, fig._supxlabel):
        box = text.get_window_extent()
        assert box.x0 >= 0
        assert box.x1 <= page.x1
        assert box.y0 >= 0
        assert box.y1 <= page.y1
    assert not fig._supxlabel.get_window_extent().overlaps(stamp)


def test_are_ticks_written_with_as_few_digits_as_they_need():
    assert [tick_text(value) for value in (16, 17.5, 0.25, 1234.5)] == ["16", "17,5", "0,25", "1.234,5"]
    fig, ax = a_chart()
    for kind, wanted in (("percent", "17,5%"), ("rupiah", "Rp17,5"), ("number", "17,5")):
        format_axis(ax.yaxis, kind)
        assert ax.yaxis.get_major_formatter()(17.5, 0) == wanted
    with pytest.raises(ValueError, match="percent"):
        format_axis(ax.yaxis, "persen")
    assert axes_of(ax) == [ax]
    assert len(axes_of(chart(TITLE, SOURCE, ALT, rows=2, columns=2)[1])) == 4
    del fig
