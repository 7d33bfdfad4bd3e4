package org.grapevine.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML 1.0, an element a line. Characters that XML cannot hold are spelled out: {@code \\u0001}. */
final class Xml {
    private final XMLStreamWriter xml;

    Xml(Writer out) throws IOException {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException fault) {
            throw cause(fault);
        }
    }

    /** Begins an element with attributes, each a name and a value. */
    Xml begin(String element, String... attributes) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeStartElement(element);
            attributes(attributes);
        } catch (XMLStreamException fault) {
            throw cause(fault);
        }
        return this;
    }

    /** An element without content. */
    void empty(String element, String... attributes) throws IOException {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement(element);
            attributes(attributes);
        } catch (XMLStreamException fault) {
            throw cause(fault);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    /** An element that holds a text. */
    void text(String element, String text, String... attributes) throws IOException {
        begin(element, attributes);
        try {
            xml.writeCharacters(legal(text));
            xml.writeEndElement();
        } catch (XMLStreamException fault) {
            throw cause(fault);
        }
    }

    /** Ends the element begun last. */
    void end() throws IOException {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException fault) {
            throw cause(fault);
        }
    }

    /** Ends the document. */
    void finish() throws IOException {
        try {
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException fault) {
            throw cause(fault);
        }
    }

    private static IOException cause(XMLStreamException fault) {
        return fault.getNestedException() instanceof IOException nested ? nested : new IOException(fault);
    }

    /** {@code text} with everything spelled out that is no character of XML 1.0 (production 2). */
    static String legal(String text) {
        int good = 0;
        while (good < text.length() && plain(text.charAt(good))) {
            good++;
        }
        if (good == text.length()) {
            return text;
        }
        StringBuilder legal = new StringBuilder(text.length() + 8).append(text, 0, good);
        for (int i = good; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= ' ' && c < 0xd800)
                    || (c >= 0xe000 && c < 0xfffe)
                    || c > 0xffff) {
                legal.appendCodePoint(c);
            } else {
                legal.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
            i += Character.charCount(c);
        }
        return legal.toString();
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0xd800;
    }
}
