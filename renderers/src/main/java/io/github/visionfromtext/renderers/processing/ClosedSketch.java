package io.github.visionfromtext.renderers.processing;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import processing.core.PApplet;
import processing.core.PGraphics;
import processing.core.PImage;
import processing.core.PShape;
import processing.data.JSONArray;
import processing.data.JSONObject;
import processing.data.Table;
import processing.data.XML;
import processing.opengl.PShader;

/** Processing without files, network, processes and threads: each call that needs one says so instead of doing nothing. */
@SuppressWarnings("DoNotCallSuggester") // programs call them all the same
class ClosedSketch extends PApplet {
    private static ForbiddenCallError noFile(String call) {
        return new ForbiddenCallError(
                call + "() needs a file, and there are none here: draw with shapes and text instead");
    }

    private static ForbiddenCallError outOfBounds(String call) {
        return new ForbiddenCallError(call + "() is out of bounds for a drawing: leave it out");
    }

    @Override
    public PImage loadImage(String file) {
        throw noFile("loadImage");
    }

    @Override
    public PImage loadImage(String file, String options) {
        throw noFile("loadImage");
    }

    @Override
    public PImage requestImage(String file) {
        throw noFile("requestImage");
    }

    @Override
    public PImage requestImage(String file, String options) {
        throw noFile("requestImage");
    }

    @Override
    public PShape loadShape(String file) {
        throw noFile("loadShape");
    }

    @Override
    public PShape loadShape(String file, String options) {
        throw noFile("loadShape");
    }

    @Override
    public PShader loadShader(String file) {
        throw noFile("loadShader");
    }

    @Override
    public PShader loadShader(String fragment, String vertex) {
        throw noFile("loadShader");
    }

    @Override
    public XML loadXML(String file) {
        throw noFile("loadXML");
    }

    @Override
    public XML loadXML(String file, String options) {
        throw noFile("loadXML");
    }

    @Override
    public JSONObject loadJSONObject(String file) {
        throw noFile("loadJSONObject");
    }

    @Override
    public JSONArray loadJSONArray(String file) {
        throw noFile("loadJSONArray");
    }

    @Override
    public Table loadTable(String file) {
        throw noFile("loadTable");
    }

    @Override
    public Table loadTable(String file, String options) {
        throw noFile("loadTable");
    }

    @Override
    public String[] loadStrings(String file) {
        throw noFile("loadStrings");
    }

    @Override
    public byte[] loadBytes(String file) {
        throw noFile("loadBytes");
    }

    @Override
    public BufferedReader createReader(String file) {
        throw noFile("createReader");
    }

    @Override
    public PrintWriter createWriter(String file) {
        throw noFile("createWriter");
    }

    @Override
    public InputStream createInput(String file) {
        throw noFile("createInput");
    }

    @Override
    public InputStream createInputRaw(String file) {
        throw noFile("createInputRaw");
    }

    @Override
    public OutputStream createOutput(String file) {
        throw noFile("createOutput");
    }

    @Override
    public boolean saveXML(XML xml, String file) {
        throw noFile("saveXML");
    }

    @Override
    public boolean saveXML(XML xml, String file, String options) {
        throw noFile("saveXML");
    }

    @Override
    public boolean saveJSONObject(JSONObject json, String file) {
        throw noFile("saveJSONObject");
    }

    @Override
    public boolean saveJSONObject(JSONObject json, String file, String options) {
        throw noFile("saveJSONObject");
    }

    @Override
    public boolean saveJSONArray(JSONArray json, String file) {
        throw noFile("saveJSONArray");
    }

    @Override
    public boolean saveJSONArray(JSONArray json, String file, String options) {
        throw noFile("saveJSONArray");
    }

    @Override
    public boolean saveTable(Table table, String file) {
        throw noFile("saveTable");
    }

    @Override
    public boolean saveTable(Table table, String file, String options) {
        throw noFile("saveTable");
    }

    @Override
    public void saveStrings(String file, String[] lines) {
        throw noFile("saveStrings");
    }

    @Override
    public void saveBytes(String file, byte[] bytes) {
        throw noFile("saveBytes");
    }

    @Override
    public boolean saveStream(String target, String source) {
        throw noFile("saveStream");
    }

    @Override
    public boolean saveStream(String target, InputStream source) {
        throw noFile("saveStream");
    }

    @Override
    public void link(String url) {
        throw outOfBounds("link");
    }

    @Override
    public void thread(String name) {
        throw outOfBounds("thread");
    }

    @Override
    public PGraphics beginRecord(String renderer, String file) {
        throw outOfBounds("beginRecord");
    }

    @Override
    public PGraphics beginRaw(String renderer, String file) {
        throw outOfBounds("beginRaw");
    }

    @Override
    public void selectInput(String prompt, String callback) {
        throw outOfBounds("selectInput");
    }

    @Override
    public void selectOutput(String prompt, String callback) {
        throw outOfBounds("selectOutput");
    }

    @Override
    public void selectFolder(String prompt, String callback) {
        throw outOfBounds("selectFolder");
    }

    /** Hides the method of Processing that starts a process. */
    public static Process launch(String... arguments) {
        throw outOfBounds("launch");
    }

    /** Hides the method of Processing that starts a process. */
    public static Process exec(String... arguments) {
        throw outOfBounds("exec");
    }
}
