export function memoryFlags(): string[];
