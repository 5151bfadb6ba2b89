"""The visual token loop with Hugging Face transformers: a prefill, then one embedding in and one hidden state out a step.

Prints one JSON line, times in milliseconds. The loop is sequential with a key/value cache, attention is
scaled_dot_product_attention, and no logits are computed: what LM4LV needs and no more, so that a comparison is fair.
"""

import argparse
import json
import statistics
import time
from dataclasses import dataclass

import torch
import transformers
from transformers import AutoModelForCausalLM, DynamicCache, LlamaConfig, StaticCache

SHAPES = {
    "smollm2-135m": dict(
        vocab_size=49152,
        hidden_size=576,
        intermediate_size=1536,
        num_hidden_layers=30,
        num_attention_heads=9,
        num_key_value_heads=3,
        max_position_embeddings=8192,
        rope_theta=100000.0,
        rms_norm_eps=1e-5,
        tie_word_embeddings=True,
    ),
}
WARM_UP_STEPS = 8


@dataclass
class Times:
    prefill: list[float]
    steps: list[float]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--model", default="smollm2-135m", help="smollm2-135m (random weights) or a Hugging Face folder"
    )
    parser.add_argument("--prefill", type=int, default=200, metavar="P", help="positions in the prompt")
    parser.add_argument("--steps", type=int, default=64, metavar="N", help="single steps after it")
    parser.add_argument("--repeats", type=int, default=3, help="times the whole loop is measured")
    parser.add_argument("--dtype", choices=("float32", "bfloat16"), default="float32")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--cache", choices=("auto", "dynamic", "static"), default="auto", help="auto: the faster one")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def decoder(options: argparse.Namespace) -> torch.nn.Module:
    """The model below the language-model head, ready to run."""
    settings = dict(dtype=getattr(torch, options.dtype), attn_implementation="sdpa")
    if options.model in SHAPES:
        model = AutoModelForCausalLM.from_config(LlamaConfig(**SHAPES[options.model]), **settings)
    else:
        model = AutoModelForCausalLM.from_pretrained(options.model, **settings)
    return model.model.to(options.device).eval()


def new_cache(kind: str, model: torch.nn.Module, positions: int):
    if kind == "static":
        return StaticCache(config=model.config, max_cache_len=positions)
    return DynamicCache(config=model.config)


def clock(device: str) -> float:
    if device.startswith("cuda"):
        torch.cuda.synchronize(device)
    return 1000 * time.perf_counter()


def run(model: torch.nn.Module, prompt: torch.Tensor, steps: int, kind: str, device: str) -> Times:
    """One whole loop. A step's hidden state, which is normalised, is the next step's embedding."""
    cache = new_cache(kind, model, prompt.shape[1] + steps)
    begin = clock(device)
    embedding = model(inputs_embeds=prompt, past_key_values=cache, use_cache=True).last_hidden_state[:, -1:]
    end = clock(device)
    times = Times([end - begin], [])
    for _ in range(steps):
        begin = clock(device)
        embedding = model(inputs_embeds=embedding, past_key_values=cache, use_cache=True).last_hidden_state
        times.steps.append(clock(device) - begin)
    return times


def faster_cache(model: torch.nn.Module, prompt: torch.Tensor, steps: int, device: str) -> str:
    """Compares best steps, which other work on the machine disturbs least, of short loops taken in turn."""
    best = {"dynamic": float("inf"), "static": float("inf")}
    for attempt in range(3):
        for kind in best:
            fastest = min(run(model, prompt, steps, kind, device).steps)
            if attempt > 0:  # the first loop of a kind is its warm-up
                best[kind] = min(best[kind], fastest)
    return min(best, key=best.get)


def measure(options: argparse.Namespace) -> dict:
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    model = decoder(options)
    prompt = torch.randn(options.batch, options.prefill, model.config.hidden_size).to(options.device, model.dtype)
    with torch.inference_mode():
        kind = options.cache
        if kind == "auto":
            kind = faster_cache(model, prompt, WARM_UP_STEPS, options.device)
        run(model, prompt, WARM_UP_STEPS, kind, options.device)
        loops = [run(model, prompt, options.steps, kind, options.device) for _ in range(options.repeats)]
    prefill = [value for loop in loops for value in loop.prefill]
    steps = [value for loop in loops for value in loop.steps]
    return {
        "peer": "transformers",
        "transformers": transformers.__version__,
        "torch": torch.__version__,
        "model": options.model,
        "parameters": sum(parameter.numel() for parameter in model.parameters()),
        "device": options.device,
        "dtype": options.dtype,
        "threads": options.threads,
        "batch": options.batch,
        "cache": kind,
        "prefill_positions": options.prefill,
        "steps": options.steps,
        "repeats": options.repeats,
        "prefill_median_ms": round(statistics.median(prefill), 3),
        "prefill_min_ms": round(min(prefill), 3),
        "step_median_ms": round(statistics.median(steps), 3),
        "step_min_ms": round(min(steps), 3),
    }


if __name__ == "__main__":
    print(json.dumps(measure(arguments())), flush=True)
