package org.grapevine.procedure;

import org.neo4j.kernel.api.procedure.GlobalProcedures;
import org.neo4j.kernel.extension.ExtensionFactory;
import org.neo4j.kernel.extension.ExtensionType;
import org.neo4j.kernel.extension.context.ExtensionContext;
import org.neo4j.kernel.lifecycle.Lifecycle;
import org.neo4j.kernel.lifecycle.LifecycleAdapter;

/** Registers the procedures when Neo4j starts; Neo4j finds it as a service, embedded by the class path and on a server by the plugin jar. */
public final class ProcedureExtension extends ExtensionFactory<ProcedureExtension.Dependencies> {
    /** What Neo4j gives it. */
    public interface Dependencies {
        /** Where procedures are registered. */
        GlobalProcedures globalProcedures();
    }

    /** For the service loader. */
    public ProcedureExtension() {
        super(ExtensionType.GLOBAL, "grapevine");
    }

    @Override
    public Lifecycle newInstance(ExtensionContext context, Dependencies dependencies) {
        return LifecycleAdapter.onInit(() -> {
            for (Procedure procedure : Procedures.all()) {
                dependencies.globalProcedures().register(procedure);
            }
        });
    }
}
