package org.grapevine.procedure;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.internal.kernel.api.procs.Neo4jTypes;
import org.neo4j.kernel.api.procedure.Context;

/** {@code CALL grapevine.version()}: that of Grapevine; {@code unpackaged} where it runs from classes. */
final class VersionProcedure extends Procedure {
    VersionProcedure() {
        super(signature("version", "The version of Grapevine.")
                .out("version", Neo4jTypes.NTString)
                .build());
    }

    @Override
    Iterator<@Nullable Object[]> rows(Context context, List<@Nullable Object> arguments) {
        String version = VersionProcedure.class.getPackage().getImplementationVersion();
        return Collections.singleton(new @Nullable Object[] {version == null ? "unpackaged" : version})
                .iterator();
    }
}
