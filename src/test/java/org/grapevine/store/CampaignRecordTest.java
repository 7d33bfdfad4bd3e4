package org.grapevine.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignRecordTest {
    @ParameterizedTest
    @CsvSource({
        "autumn, grapevine campaign approve autumn --by NAME",
        "Grüße 26, 'grapevine campaign approve \"Grüße 26\" --by NAME'"
    })
    void the_command_that_approves_a_campaign_can_be_copied(String name, String command) {
        CampaignRecord proposed = new CampaignRecord(name, Map.of("status", "PROPOSED"), List.of());
        assertThatThrownBy(proposed::requireApproved)
                .isInstanceOf(GrapevineException.class)
                .extracting(fault -> ((GrapevineException) fault).remedy())
                .isEqualTo(command);
    }

    @Test
    void what_a_shell_would_take_up_is_no_name() {
        for (String name : List.of("a$b", "a;b", "a\"b", "-a", "", "a\nb")) {
            assertThatThrownBy(() -> CampaignRecord.requireName(name)).isInstanceOf(GrapevineException.class);
        }
    }
}
