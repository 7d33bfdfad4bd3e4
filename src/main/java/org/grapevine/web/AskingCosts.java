package org.grapevine.web;

import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.grapevine.GrapevineException;
import org.grapevine.analysis.WordOfMouth;
import org.grapevine.campaign.Prices;
import org.grapevine.io.ClientList;
import org.jspecify.annotations.Nullable;

/**
 * What asking a client costs, as a page or a command says.
 *
 * @param known by the id of the client, from a file that was sent
 * @param contact for clients whose cost is not known
 * @param gift for clients who agree, where the data say nothing
 */
public record AskingCosts(Map<String, ClientList.Cost> known, double contact, double gift) {
    /**
     * Reads what was sent; nothing of it is kept.
     *
     * @param sent a file of costs; null where none was sent
     * @param downloads where it stands while it is read
     * @throws GrapevineException of kind INPUT if it cannot be read
     */
    static AskingCosts of(Asking asking, @Nullable UploadedFile sent, Downloads downloads) {
        return new AskingCosts(
                sent == null || sent.size() == 0 ? Map.of() : read(sent, downloads),
                asking.number("contactCost", 0),
                asking.number("giftCost", 0));
    }

    private static Map<String, ClientList.Cost> read(UploadedFile sent, Downloads downloads) {
        try {
            Path folder = downloads.workplace();
            try (InputStream content = sent.content()) {
                Path file = folder.resolve(DataPage.plain(sent.filename()));
                Files.copy(content, file);
                return DataPage.shortened(folder, () -> ClientList.costs(file));
            } finally {
                Downloads.removeWhole(folder);
            }
        } catch (IOException unwritable) {
            throw GrapevineException.input(
                    "the file of costs cannot be kept while it is read: " + unwritable.getMessage(),
                    "make room in " + System.getProperty("java.io.tmpdir"));
        }
    }

    /**
     * The prices of those in {@code word}.
     *
     * @param ids under which they are there, from those of the file
     * @param strangers hears how many rows are about nobody who is there, if any are
     */
    public Prices prices(WordOfMouth word, UnaryOperator<String> ids, IntConsumer strangers) {
        Map<String, Prices.Quote> quotes = new LinkedHashMap<>();
        int unknown = 0;
        for (Map.Entry<String, ClientList.Cost> entry : known.entrySet()) {
            String id = ids.apply(entry.getKey());
            quotes.put(
                    id,
                    new Prices.Quote(entry.getValue().amount(), entry.getValue().hours()));
            unknown += word.view().network().persons().indexOf(id) < 0 ? 1 : 0;
        }
        if (unknown > 0) {
            strangers.accept(unknown);
        }
        return Prices.of(word, quotes, contact, gift);
    }
}
