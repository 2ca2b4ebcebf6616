export function memoryFlags(env: Readonly<Record<string, string | undefined>>): string[];
