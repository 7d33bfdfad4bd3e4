package org.grapevine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartTest {
    private static final double[] X = {1, 10, 100};
    private static final double[] Y = {4, 2, 8};

    private static Chart chart() {
        return new Chart("Worth", "What is seen.", Axis.linear("across"), Axis.linear("upward"));
    }

    @Test
    void what_the_data_say_is_text_whatever_it_looks_like() {
        String evil = "<script>alert(1)</script>\" onload=\"x";
        Chart chart = new Chart(evil, evil, Axis.linear(evil), Axis.linear(evil))
                .points(evil, X, Y, List.of(evil, evil, evil))
                .label(evil, 10, 4)
                .upright(5, evil)
                .corner(Chart.Corner.TOP_LEFT, evil);
        String bars = Chart.ofBars(evil, evil, List.of(evil), Axis.linear(evil))
                .bars(evil, new double[] {1})
                .figure()
                .render();
        assertThat(chart.figure().render() + bars).doesNotContain("<script").doesNotContain("\" onload");
    }

    @Test
    void a_chart_alone_is_a_well_formed_file_even_with_characters_that_xml_does_not_know() throws Exception {
        String file = chart().line("a\u0000b\u001b & <c>", X, Y)
                .band("d", X, Y, Y)
                .label("\uD800", 10, 2)
                .file();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document read = factory.newDocumentBuilder().parse(new InputSource(new StringReader(file)));
        assertThat(read.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(file)
                .startsWith("<svg ")
                .contains("xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("prefers-color-scheme: dark");
    }

    @Test
    void a_reader_of_the_screen_hears_the_title_and_what_is_to_be_seen() {
        String svg = chart().points("", X, Y).figure().render();
        assertThat(svg).contains("role=\"img\"");
        String ids = matches(svg, "aria-labelledby=\"([^\"]*)\"").get(0);
        for (String id : ids.split(" ", -1)) {
            assertThat(svg).contains("id=\"" + id + "\"");
        }
        assertThat(svg).contains(">Worth</title>").contains(">What is seen.</desc>");
    }

    @Test
    void every_number_of_the_chart_stands_in_its_table() {
        String figure = chart().points("found", X, Y, new double[] {3, 1, 7}, new double[] {5, 3, 9})
                .figure()
                .render();
        assertThat(matches(figure, "<td>([^<]*)</td>"))
                .containsExactly(
                        "found", "1", "4", "3", "5", "found", "10", "2", "1", "3", "found", "100", "8", "7", "9");
    }

    @Test
    void a_decade_is_as_long_as_the_next_on_a_logarithmic_axis() {
        Axis axis = Axis.log("people").fitted(1, 1000);
        assertThat(axis.place(10)).isEqualTo(1 / 3.0);
        assertThat(axis.place(100)).isEqualTo(2 / 3.0);
        assertThat(axis.ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(axis.holds(0)).isFalse();
    }

    @Test
    void ticks_are_round_and_hold_the_data_between_them() {
        assertThat(Axis.linear("").fitted(3, 97).ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(Axis.linear("").fitted(-1.2, 2.9).ticks()).containsExactly(-2.0, -1.0, 0.0, 1.0, 2.0, 3.0);
        assertThat(Axis.linear("").fitted(.31, .34).ticks().stream()
                        .map(Axis.linear("").fitted(.31, .34)::written))
                .containsExactly("0.31", "0.315", "0.32", "0.325", "0.33", "0.335", "0.34");
        assertThat(Axis.linear("").fitted(0, 3e6).written(2e6)).isEqualTo("2M");
        assertThat(Axis.linear("").fitted(0, 3e3).written(2e3)).isEqualTo("2,000");
    }

    @Test
    void the_root_axis_gives_small_amounts_room_and_has_a_place_for_nothing_and_for_losses() {
        Axis axis = Axis.of("", Axis.Scale.ROOT).fitted(0, 100);
        assertThat(axis.place(6.25)).isCloseTo(.5, within(1e-12));
        assertThat(axis.place(0)).isZero();
        assertThat(Axis.of("", Axis.Scale.ROOT).fitted(-5, 4).place(-5)).isZero();
        assertThat(axis.ticks()).isSorted().startsWith(0.0);
    }

    @Test
    void an_axis_holds_all_that_is_drawn_bounds_and_ranges_included() {
        String svg = chart().points("", new double[] {5}, new double[] {5}, new double[] {-3}, new double[] {40})
                .upright(70, "cut")
                .picture()
                .render();
        for (String height : matches(svg, " y[12]?=\"([^\"]*)\"")) {
            assertThat(Double.parseDouble(height)).isBetween(0.0, 460.0);
        }
        for (String across : matches(svg, " x[12]?=\"([^\"]*)\"")) {
            assertThat(Double.parseDouble(across)).isBetween(0.0, 720.0);
        }
    }

    @Test
    void what_lies_beyond_given_ends_is_left_out_and_ranges_are_cut_there() {
        Axis share = Axis.linear("share").between(0, 1);
        String svg = new Chart("", "", share, share)
                .points("", new double[] {.5, 2}, new double[] {.5, .5}, new double[] {-9, 0}, new double[] {9, 1})
                .band("", new double[] {0, 1}, new double[] {-5, -5}, new double[] {5, 5})
                .picture()
                .render();
        assertThat(matches(svg, "class=\"(point)")).hasSize(1);
        for (String height : matches(svg, " y[12]?=\"([^\"]*)\"")) {
            assertThat(Double.parseDouble(height)).isBetween(0.0, 460.0);
        }
    }

    @Test
    void names_beside_points_never_lie_on_each_other() {
        Chart chart = chart();
        double[] near = new double[40];
        double[] at = new double[40];
        for (int i = 0; i < 40; i++) {
            near[i] = i % 7;
            at[i] = i % 5;
            chart.label("Somebody called " + i, near[i], at[i]);
        }
        String svg = chart.points("", near, at).picture().render();
        List<double[]> places = Pattern.compile("<text x=\"([^\"]*)\" y=\"([^\"]*)\"[^>]*class=\"label\">([^<]*)<")
                .matcher(svg)
                .results()
                .map(found -> new double[] {
                    Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)), Labels.width(found.group(3))
                })
                .toList();
        assertThat(places).hasSizeGreaterThan(3);
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean apart = Math.abs(places.get(i)[1] - places.get(j)[1]) >= 12.9
                        || places.get(i)[0] + places.get(i)[2] <= places.get(j)[0] + .2
                        || places.get(j)[0] + places.get(j)[2] <= places.get(i)[0] + .2;
                assertThat(apart).as("names %d and %d", i, j).isTrue();
            }
        }
    }

    @Test
    void a_line_breaks_where_a_number_is_missing_and_nothing_is_not_a_number() {
        String svg = chart().line("", new double[] {0, 1, 2, 3}, new double[] {1, Double.NaN, 2, 3})
                .points("", new double[] {Double.POSITIVE_INFINITY}, new double[] {1})
                .picture()
                .render();
        assertThat(matches(svg, " d=\"(M[^Z\"]*M[^\"]*)\"")).hasSize(1);
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("\u221e");
    }

    @Test
    void nothing_to_show_is_said() {
        assertThat(chart().picture().render()).contains("Nothing to show").doesNotContain("NaN");
        assertThat(chart().points("", new double[0], new double[0]).picture().render())
                .contains("Nothing to show");
        assertThat(Chart.ofBars("b", "", List.of(), Axis.linear("x")).figure().render())
                .doesNotContain("NaN");
    }

    @Test
    void one_value_alone_makes_an_axis() {
        for (double only : new double[] {0, 5, -5, 1e9, 1e-9}) {
            assertThat(chart().points("", new double[] {only}, new double[] {only})
                            .picture()
                            .render())
                    .doesNotContain("NaN");
        }
    }

    @Test
    void series_differ_by_shape_as_well_as_by_colour() {
        String svg = chart().points("a", X, Y).points("b", X, Y).picture().render();
        String first = matches(svg, "class=\"point p0\" d=\"([^\"]*)\"").get(0);
        String second = matches(svg, "class=\"point p1\" d=\"([^\"]*)\"").get(0);
        assertThat(first.replaceAll("[^ML]", "")).isNotEqualTo(second.replaceAll("[^ML]", ""));
    }

    @Test
    void lists_of_different_lengths_are_no_series() {
        assertThatThrownBy(() -> chart().line("a", X, new double[2])).hasMessage("'a' has 3 and 2 numbers");
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
