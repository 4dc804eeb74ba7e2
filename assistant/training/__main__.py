"""`python -m assistant.training --out DIR`: all of it, from other people's weights to `reader.onnx`."""

import argparse
import os
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.training.stages import read_stages

if TYPE_CHECKING:
    from assistant.training.model import ReaderNet

os.environ.setdefault("OMP_NUM_THREADS", "2")


def main() -> None:
    stages = read_stages()
    parser = argparse.ArgumentParser(prog="python -m assistant.training", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints, logs and the exported weights")
    parser.add_argument(
        "--encoder",
        type=Path,
        required=True,
        help="folder with model.safetensors and tokenizer.json of all-MiniLM-L6-v2",
    )
    parser.add_argument("--reranker", type=Path, help="model.onnx (int8) of ms-marco-MiniLM-L-12-v2; as `--embedder`")
    parser.add_argument("--embedder", type=Path, help="model.onnx (int8) of bge-small-en-v1.5; not needed to go on")
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data/qa"), help="folder of the public question files"
    )
    parser.add_argument("--news", type=Path, default=Path(__file__).parent / "news", help="folder of our own news set")
    parser.add_argument(
        "--reader", type=Path, help="an exported reader.onnx to go on from, instead of them; needs `--first`"
    )
    parser.add_argument(
        "--mean",
        type=Path,
        nargs="+",
        default=[],
        help="exported readers to take the even mean of the weights with before the export, as the one gone on from",
    )
    parser.add_argument("--first", choices=tuple(stages), help="the first stage to train (1)")
    parser.add_argument("--stage", choices=tuple(stages), default=max(stages), help="the last stage to train")
    parser.add_argument("--minutes", type=float, default=0.0, help="wall-clock limit of each training stage; 0: none")
    parser.add_argument("--seed", type=int, default=20260)
    parser.add_argument("--sample", type=float, default=1.0, help="share of each stage's examples that is used")
    options = parser.parse_args()
    if options.reader and not options.first:
        parser.error("--reader goes on from trained weights: say with --first which stage comes next, as --first 1")
    if not options.reader and not (options.reranker and options.embedder):
        parser.error("say with --reranker and --embedder what to start from, or with --reader what to go on from")

    import torch

    from assistant.training import mix
    from assistant.training.encode import Encoder
    from assistant.training.model import ReaderNet
    from assistant.training.start import started
    from assistant.training.train import Plan, train

    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    encoder = Encoder(options.encoder / "tokenizer.json")
    net = (
        ReaderNet.from_reader(options.reader)
        if options.reader
        else started(options.reranker, options.embedder, options.encoder / "model.safetensors")
    )
    for name, stage in stages.items():
        if not (options.first or "1") <= name <= options.stage:
            continue
        out = options.out / f"stage{name}"
        plan = Plan(peak=stage.peak, minutes=options.minutes)
        if (out / "net.pt").exists():
            train(net, [], plan, out, options.seed)
            continue
        rng = random.Random(f"{options.seed}-{name}")
        examples = mix.examples_of(stage, options.data, options.news, rng)
        examples = [e for e in examples if rng.random() < options.sample]
        data = [piece for e in examples for piece in encoder.encode(e, longest=rng.choice((288, 384, 384)))]
        out.mkdir(parents=True, exist_ok=True)
        note = f"stage {name}: {mix.described(examples)}; {len(data)} windows, {sum(len(d.ids) for d in data):,} tokens"
        print(note, flush=True)
        (out / "data.txt").write_text(note + "\n", encoding="utf-8")
        train(net, data, plan, out, options.seed)
    finish(net, options)


def finish(net: "ReaderNet", options: argparse.Namespace) -> None:
    """Export, quantise and calibrate a trained network, or its mean with others, into `--out/models`."""
    from assistant.training import calibrate
    from assistant.training.export import export, mean_of, quantise
    from assistant.training.model import ReaderNet

    others = [ReaderNet.from_reader(path).state_dict() for path in options.mean]
    net.load_state_dict(mean_of([net.state_dict(), *others]))
    folder = options.out / "models"
    folder.mkdir(parents=True, exist_ok=True)
    export(net, options.out / "reader-float32.onnx")
    quantise(options.out / "reader-float32.onnx", folder / "reader.onnx")
    shutil.copy(options.encoder / "tokenizer.json", folder)
    print(calibrate.calibrate(folder, options.data, options.news), flush=True)


if __name__ == "__main__":
    main()
