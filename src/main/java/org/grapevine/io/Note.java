package org.grapevine.io;

/**
 * One finding in a file, told to people.
 *
 * @param reason what kind of finding
 * @param line of the file, counted from 1; 0 where it concerns no single line
 * @param text what was found, harmless to show
 */
public record Note(Reason reason, long line, String text) {}
