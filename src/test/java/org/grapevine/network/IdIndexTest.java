package org.grapevine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdIndexTest {
    @Test
    void texts_are_numbered_in_the_order_in_which_they_come_whatever_their_letters_and_length() {
        List<String> texts = List.of(
                "",
                "a",
                "\0",
                "\0a",
                "a\0",
                "aa",
                "ÿ",
                "ÿÿÿÿÿÿÿÿ",
                "Ā",
                "12345678",
                "123456789",
                "😀",
                "a ",
                " a",
                "A");
        IdIndex index = new IdIndex();
        for (int i = 0; i < texts.size(); i++) {
            assertThat(index.number(texts.get(i))).as(texts.get(i)).isEqualTo(-1);
            assertThat(index.add(texts.get(i))).isEqualTo(i);
        }
        for (int i = 0; i < texts.size(); i++) {
            assertThat(index.add(texts.get(i))).isEqualTo(i).isEqualTo(index.number(texts.get(i)));
            assertThat(index.text(i)).isEqualTo(texts.get(i));
        }
        assertThat(index.size()).isEqualTo(texts.size());
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> index.text(texts.size()));
    }

    @Test
    void random_texts_have_the_numbers_that_a_plain_map_gives_them() {
        Random random = new Random(5);
        Map<String, Integer> plain = new HashMap<>();
        List<String> order = new ArrayList<>();
        IdIndex index = new IdIndex();
        for (int i = 0; i < 200_000; i++) {
            String text = random.nextBoolean()
                    ? "c" + random.nextInt(50_000)
                    : Long.toString(random.nextLong(1L << 40), 2 + random.nextInt(34));
            Integer known = plain.putIfAbsent(text, order.size());
            if (known == null) {
                order.add(text);
            }
            assertThat(index.add(text)).isEqualTo(plain.get(text));
        }
        assertThat(index.size()).isEqualTo(order.size());
        for (int i = 0; i < order.size(); i++) {
            assertThat(index.text(i)).isEqualTo(order.get(i));
        }
        assertThat(index.number("not there")).isEqualTo(-1);
        assertThat(index.number("nor this one")).isEqualTo(-1);
    }

    @Test
    void many_texts_at_once_have_the_numbers_that_each_has() {
        IdIndex index = new IdIndex();
        String[] texts = {"", "c1", "a longer text", "c2", "unknown"};
        int[] numbers = {7, 7, 7, 7, 7};
        index.numbers(texts, numbers, 4);
        assertThat(numbers).containsExactly(-1, -1, -1, -1, 7);
        for (int i = 0; i < 4; i++) {
            index.add(texts[i]);
        }
        index.numbers(texts, numbers, 5);
        assertThat(numbers).containsExactly(0, 1, 2, 3, -1);
        index.numbers(texts, numbers, 0);
        assertThat(numbers).containsExactly(0, 1, 2, 3, -1);
    }
}
