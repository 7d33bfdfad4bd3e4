package org.grapevine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRowsTest {
    private static final String TEXT = "id,name\nA,Ana\nB,\"Be\u0001n\"\nC,\"x\" y\n\nD\nE,\"two\nlines\"\n";

    @TempDir
    private Path folder;

    /** Everything that is heard of a file, once through. */
    private static List<String> heard(RowFile file) throws IOException {
        List<String> heard = new ArrayList<>();
        long[] bytes = {0};
        try (RowSource rows =
                file.rows(read -> bytes[0] += read, (reason, line) -> heard.add("remark " + reason + " " + line))) {
            heard.add(rows.columns() + " " + rows.delimiter());
            for (Row row = rows.next(); row != null; row = rows.next()) {
                StringBuilder cells = new StringBuilder();
                for (int i = 0; i < row.size(); i++) {
                    cells.append('|').append(row.cell(i));
                }
                heard.add(row.line() + " " + row.fault() + " " + row.explanation() + cells);
            }
        }
        heard.add(bytes[0] + " bytes");
        return heard;
    }

    private TextFile file() throws IOException {
        return TextFile.of(Files.writeString(folder.resolve("rows.csv"), TEXT), null);
    }

    @Test
    void rows_from_memory_are_those_from_disk_with_lines_faults_and_remarks() throws IOException {
        List<String> plain = heard(file());
        assertThat(plain).contains("remark CONTROL_CHAR 3").anyMatch(line -> line.startsWith("4 QUOTE"));
        KeptRows kept = new KeptRows(file(), KeptRows.Room.usual());
        assertThat(heard(kept)).isEqualTo(plain);
        assertThat(heard(kept)).isEqualTo(plain);
    }

    @Test
    void kept_rows_need_the_file_no_more_and_those_that_find_no_room_do() throws IOException {
        KeptRows kept = new KeptRows(file(), KeptRows.Room.usual());
        List<String> first = heard(kept);
        Files.delete(folder.resolve("rows.csv"));
        assertThat(heard(kept)).isEqualTo(first);
        KeptRows roomless = new KeptRows(file(), new KeptRows.Room(200));
        assertThat(heard(roomless)).isEqualTo(first);
        Files.delete(folder.resolve("rows.csv"));
        assertThat(roomless.path()).doesNotExist();
        assertThatThrownBy(() -> heard(roomless)).isInstanceOf(IOException.class);
    }
}
