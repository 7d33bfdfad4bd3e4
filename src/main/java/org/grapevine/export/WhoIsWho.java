package org.grapevine.export;

import java.io.Writer;
import java.util.List;
import org.grapevine.io.CsvSheet;
import org.grapevine.network.Discreet;
import org.grapevine.network.NetworkSink;
import org.grapevine.network.NetworkSource;
import org.grapevine.network.State;

/** Which pseudonym is whose, for whoever made a report under pseudonyms alone. */
public final class WhoIsWho {
    private WhoIsWho() {}

    /**
     * Writes the clients of {@code source} who may be named.
     *
     * @param discreet under whose pseudonyms {@code source} was sent
     */
    public static void write(NetworkSource source, Discreet discreet, Writer out) {
        CsvSheet sheet = CsvSheet.on(out, List.of("pseudonym", "id", "name"));
        source.sendTo(NetworkSink.ofPersons(person -> {
            if (person.state() == State.CLIENT && !Discreet.withheld(person)) {
                sheet.key(discreet.id(person.id())).key(person.id()).text(person.name());
                sheet.end();
            }
        }));
    }
}
