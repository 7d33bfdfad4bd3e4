package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.grapevine.io.Intake;
import org.grapevine.io.IntakeOptions;
import org.grapevine.network.Group;
import org.grapevine.network.Membership;
import org.grapevine.network.Person;
import org.grapevine.network.Sensitivity;
import org.grapevine.network.State;
import org.grapevine.network.Tie;
import org.grapevine.parallel.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files leave out reaches a store as not stated. */
class UnstatedColumnsTest {
    @TempDir
    private Path folder;

    private List<Record> rows() {
        Intake intake = Intake.of(List.of(folder), IntakeOptions.defaults());
        intake.check(Progress.SILENT);
        return RowList.of(intake).rows();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void absent_columns_and_blank_cells_are_not_stated() throws IOException {
        file("clients.csv", "id,state\na,\nb,lost\n");
        file("ties.csv", "from,to,weight\na,b,2\nb,a,\n");
        file("groups.csv", "id\ng\n");
        file("memberships.csv", "client,group,groupType\na,g,\nb,h,industry\n");
        assertThat(rows())
                .containsExactly(
                        new Person("a", "a", State.CLIENT, Map.of(), Set.of("state")),
                        new Person("b", "b", State.LOST, Map.of()),
                        new Group("g", "g", "club", 0, Sensitivity.NORMAL, Set.of("type", "sensitivity")),
                        new Group("h", "h", "industry", 0, Sensitivity.NORMAL, Set.of("sensitivity")),
                        new Tie("a", "b", "social", 2, false, Map.of(), Set.of("type", "directed")),
                        new Tie("b", "a", "social", 1, false, Map.of(), Set.of("type", "weight", "directed")),
                        new Membership("a", "g", Map.of()),
                        new Membership("b", "h", Map.of()));
    }

    @Test
    void a_file_without_the_column_leaves_it_open_for_every_row() throws IOException {
        file("clients.csv", "id,name\na,Ana\n");
        assertThat(rows()).containsExactly(new Person("a", "Ana", State.CLIENT, Map.of(), Set.of("state")));
    }

    /* One of two rows of a tie states a weight: then the tie has one. */
    @Test
    void of_two_rows_of_a_tie_what_either_states_is_stated() throws IOException {
        file("clients.csv", "id\na\nb\n");
        file("ties.csv", "from,to,weight\na,b,2\na,b,\n");
        assertThat(rows()).contains(new Tie("a", "b", "social", 3, false, Map.of(), Set.of("type", "directed")));
    }
}
