package org.grapevine.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import org.grapevine.GrapevineException;
import org.grapevine.network.Duplicates;
import org.grapevine.store.ErasureReport;

/** Persons who may be there twice, to be made one and parted again, and the erasure of a person. */
final class UpkeepPage implements Page {
    /**
     * What erasing a person takes away, or took.
     *
     * @param id of the person
     * @param counts how many of each
     * @param files written from this store, that may hold the person, each with what it is
     * @param rewritten whether the files of the database were written anew
     */
    record Erased(String id, Map<String, Long> counts, Map<String, String> files, boolean rewritten) {}

    private final Desk desk;

    UpkeepPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/api/upkeep/twins", this::twins);
        routes.get("/api/upkeep/merges", request -> request.json(desk.store().merges()));
        routes.post("/api/upkeep/merge", this::merge);
        routes.post("/api/upkeep/undo", this::undo);
        routes.get("/api/upkeep/erasure", this::erasure);
        routes.post("/api/upkeep/erase", this::erase);
    }

    private void twins(Context request) {
        Snapshot snapshot = desk.snapshot();
        List<Duplicates.Pair> pairs = desk.found(
                snapshot,
                "twins",
                "looking for persons who are there twice",
                workers -> Duplicates.in(snapshot.network()).pairs(.5));
        Listing listing = new Listing(pairs.size())
                .number("score", i -> pairs.get(i).score())
                .text("keepName", i -> pairs.get(i).keepName())
                .text("dropName", i -> pairs.get(i).dropName());
        request.json(listing.part(request, pairs::get));
    }

    private void merge(Context request) {
        Asking asking = Asking.posted(request);
        String keep = given(asking, "keep");
        String drop = given(asking, "drop");
        desk.start(request, "making one person of two", workers -> desk.store().merge(keep, drop));
    }

    private void undo(Context request) {
        String id = given(Asking.posted(request), "id");
        desk.start(request, "parting two persons again", workers -> desk.store().undoMerge(id));
    }

    private void erasure(Context request) {
        String id = given(Asking.of(request), "id");
        request.json(told(id, desk.store().wouldErase(id)));
    }

    private void erase(Context request) {
        Asking asking = Asking.posted(request);
        String id = given(asking, "id");
        if (!id.equals(asking.word("again", ""))) {
            throw GrapevineException.input(
                    "nobody was erased: the id was not written again",
                    "it cannot be undone; write the id into the field");
        }
        desk.start(request, "erasing a person", workers -> told(id, desk.store().erase(id)));
    }

    private static Erased told(String id, ErasureReport report) {
        return new Erased(id, report.counts(), report.files(), report.rewritten());
    }

    private static String given(Asking asking, String name) {
        String text = asking.word(name, "");
        if (text.isEmpty()) {
            throw GrapevineException.input("no person is named", "write the id of a person");
        }
        return text;
    }
}
