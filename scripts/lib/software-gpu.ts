/** WebGPU in software, as Chromium is told to have it: right, slow, and there on any machine. */
export const SOFTWARE_GPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

/** What software WebGPU needs where nobody else says which features are on. */
export const SOFTWARE_GPU_ALONE = ['--no-sandbox', ...SOFTWARE_GPU, '--enable-features=Vulkan'];
