import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An ext4 file system in a file, whose power can be cut: what had not been flushed is gone, as on a real machine. */
export interface Volume {
  /** Where it is mounted. */
  readonly path: string;
  /** Stops the file system dead, without writing anything back. Every call on it fails from then on. */
  cutPower(): void;
  /** Unmounts it, and mounts it again as after a power cut: its journal is replayed. */
  comeBack(): void;
  destroy(): void;
}

const sizeBytes = 2 * 1_024 ** 3; // sparse: it takes only what is written

export function createVolume(): Volume {
  const folder = mkdtempSync(join(tmpdir(), "yunquan-power-cut-"));
  const image = join(folder, "volume.img");
  const path = join(folder, "mounted");
  mkdirSync(path, { recursive: true });
  writeFileSync(image, "");
  truncateSync(image, sizeBytes);
  run("mkfs.ext4", "-q", "-F", image);
  mount();

  function mount(): void {
    run("mount", "-o", "loop", image, path);
  }
  function unmount(): void {
    run("umount", path);
    // A volume that stays mounted in its stopped state would spoil every later round.
    if (isMounted(path)) throw new Error(`${path} is still mounted`);
  }
  return {
    path,
    cutPower: () => void run("xfs_io", "-x", "-c", "shutdown", path),
    comeBack() {
      unmount();
      mount();
    },
    destroy() {
      // Lazily: when the trial is broken off, a killed process may still be letting go of its files.
      if (isMounted(path)) run("umount", "--lazy", path);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Why this machine cannot cut the power of a volume, or nothing if it can. Tries it out. */
export function whyPowerCannotBeCut(): string | undefined {
  if (process.platform !== "linux") return "需要 Linux / needs Linux";
  if (process.getuid?.() !== 0) return "需要 root（挂载回环卷）/ needs root, to mount a loop volume";
  for (const [program, origin] of [
    ["mkfs.ext4", "e2fsprogs"],
    ["xfs_io", "xfsprogs"],
    ["mount", "mount"],
  ] as const) {
    if (!isInstalled(program)) return `缺少 ${program}（软件包 ${origin}）/ ${program} is missing (package ${origin})`;
  }
  try {
    const volume = createVolume();
    try {
      return tryOut(volume);
    } finally {
      volume.destroy();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `回环卷不可用 / a loop volume does not work here: ${reason}`;
  }
}

function tryOut(volume: Volume): string | undefined {
  const flushed = join(volume.path, "flushed");
  const unflushed = join(volume.path, "unflushed");
  const handle = openSync(flushed, "w");
  writeFileSync(handle, "kept");
  fsyncSync(handle);
  closeSync(handle);
  writeFileSync(unflushed, "lost");
  volume.cutPower();
  volume.comeBack();
  const kept = existsSync(flushed) && readFileSync(flushed, "utf8") === "kept";
  const lost = !existsSync(unflushed) || readFileSync(unflushed, "utf8") !== "lost";
  return kept && lost ? undefined : "断电未生效 / the cut did not behave like a power cut here";
}

function isMounted(path: string): boolean {
  return readFileSync("/proc/self/mounts", "utf8").includes(` ${path} `);
}

function isInstalled(program: string): boolean {
  try {
    run("sh", "-c", `command -v ${program}`);
    return true;
  } catch {
    return false;
  }
}

function run(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}
