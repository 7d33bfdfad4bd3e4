package org.grapevine.procedure;

import java.util.ArrayList;
import java.util.List;
import org.grapevine.analysis.Measure;
import org.grapevine.analysis.Measures;

/** The procedures there are: four for each measure of the catalogue, and those that answer a question of their own. */
final class Procedures {
    private Procedures() {}

    static List<Procedure> all() {
        List<Procedure> all = new ArrayList<>();
        for (Measure measure : Measures.all()) {
            all.add(new StreamProcedure(measure));
            all.add(new StatsProcedure(measure));
            all.add(new WriteProcedure(measure));
            all.add(new EstimateProcedure(measure));
        }
        all.add(RowsProcedure.nodes());
        all.add(RowsProcedure.relationships());
        all.add(ScoresProcedure.relate());
        all.add(ScoresProcedure.set());
        all.add(RowsProcedure.labelled());
        all.add(RowsProcedure.typed());
        all.add(new PlanProcedure());
        all.add(new WhyProcedure("why"));
        all.add(new WhyProcedure("explain"));
        all.add(new GroupsProcedure());
        all.add(new MeasuresProcedure());
        all.add(new VersionProcedure());
        return all;
    }
}
