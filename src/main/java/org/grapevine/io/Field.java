package org.grapevine.io;

/** The columns that become parts of a record; all others that are known become properties. */
enum Field {
    ID("id"),
    NAME("name"),
    STATE("state"),
    FROM("from"),
    TO("to"),
    TYPE("type"),
    WEIGHT("weight"),
    DIRECTED("directed"),
    SIZE("size"),
    SENSITIVITY("sensitivity"),
    CLIENT("client"),
    GROUP("group"),
    GROUP_TYPE("groupType"),
    REFERRER("referrer"),
    REFERRED("referred"),
    DATE("date"),
    OUTCOME("outcome"),
    VALUE("value"),
    TIME("time"),
    PRODUCT("product"),
    KIND("kind"),
    BETA("beta"),
    GAMMA("gamma"),
    HALF_LIFE("halfLife"),
    NOMINATION("nomination"),
    LEARNED("learned");

    private final String column;

    Field(String column) {
        this.column = column;
    }

    /** The name of the column. */
    String column() {
        return column;
    }
}
